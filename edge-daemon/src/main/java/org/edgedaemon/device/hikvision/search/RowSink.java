package org.edgedaemon.device.hikvision.search;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;

/** Where the records of a log go. */
public interface RowSink {
  /**
   * Takes records, by ascending serial number where they have one. Some may have been given before.
   *
   * @param epoch of the terminal's counter: a serial number means one record only within it
   * @param unreadable rows that made no sense, not given again by the same reader for a while
   * @return completes with the punches among them when all is durable; only then does the cursor
   *     pass them. At most one call is under way
   */
  CompletionStage<Long> onEvents(
      int epoch, List<AccessEvent> events, List<UnreadableRow> unreadable);
}

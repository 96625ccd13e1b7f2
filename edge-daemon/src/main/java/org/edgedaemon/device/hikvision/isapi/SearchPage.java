package org.edgedaemon.device.hikvision.isapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one page of an event search, in the terminal's order (by time, not by serial
 * number).
 *
 * @param searchId as echoed; null when absent
 * @param total of the whole search at that moment; null when absent. Not to be relied on
 * @param events rows that could be read
 * @param unreadable rows that could not: no type, or no object at all
 */
public record SearchPage(
    @Nullable String searchId,
    Status status,
    @Nullable Integer total,
    List<AccessEvent> events,
    List<UnreadableRow> unreadable) {
  public SearchPage {
    events = List.copyOf(events);
    unreadable = List.copyOf(unreadable);
  }

  /** Where the search stands. */
  public enum Status {
    /** There is more. */
    MORE,
    /** This was the last page. */
    OK,
    /** Nothing, or nothing more. */
    NO_MATCH
  }

  /** A row that makes no sense, as it came (cut to 2,000 characters), and why. */
  public record UnreadableRow(String raw, String reason) {}

  /** Rows received: what the next position advances by. */
  public int rows() {
    return events.size() + unreadable.size();
  }
}

package org.edgedaemon.admin;

import java.util.List;
import org.edgedaemon.destination.DestinationId;

/** Looking at the outbox; possible with the daemon running or stopped. */
public interface OutboxQueries {
  int MAX_PEEK = 1_000;

  /** Every lane, in the order of the etc file. */
  List<LaneInfo> list();

  /**
   * The oldest entries still owed to a destination.
   *
   * @param limit 1..{@value #MAX_PEEK}
   */
  List<EntryView> peek(DestinationId destination, int limit);

  /** Walks every lane's file and compares it with its watermark. */
  List<LaneCheck> check();
}

package org.edgedaemon.forward;

import java.util.List;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.entry.SequencedEntry;

/** One try of a delivery. Exactly one of the three answers comes, on the owner thread. */
interface Attempt {
  List<SequencedEntry> entries();

  void accepted(Accepted answer);

  void rejected(Rejected answer);

  /** Nothing is settled; the same delivery is to be tried again. */
  void unavailable();
}

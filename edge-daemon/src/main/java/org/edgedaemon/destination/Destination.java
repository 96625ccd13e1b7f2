package org.edgedaemon.destination;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.health.CheckResult;

/** A remote receiver. Renders entries at delivery time; knows nothing of queues or retries. */
public interface Destination extends AutoCloseable {
  DestinationId id();

  /** The kinds it takes. */
  Set<EntryKind> accepts();

  /** How many entries one delivery may hold, at least 1. */
  int batchLimit();

  /** Deliveries that may be under way at once, at least 1. */
  int concurrency();

  /**
   * Entries with different groups never share a delivery (a form that speaks for one device, say).
   */
  default String groupOf(SequencedEntry entry) {
    return "";
  }

  /**
   * Delivers entries: same group, in order, at most {@link #batchLimit}. Has its own deadlines and
   * always completes. A fault that is not the destination's completes exceptionally and is treated
   * as unavailable.
   */
  CompletionStage<DeliveryResult> deliver(List<SequencedEntry> entries);

  /**
   * Is it there, is the key good. Cheap; used while a lane waits and by {@code destination test}.
   */
  CompletionStage<CheckResult> check();

  @Override
  void close();
}

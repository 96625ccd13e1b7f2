package org.edgedaemon.device;

import java.util.concurrent.CompletionStage;

/** Where a device's punches go. */
public interface PunchListener {
  /**
   * Hands over a batch.
   *
   * @return completes when the batch is durable: only then may the device be told so, or a cursor
   *     advance. Completes exceptionally when it could not be stored; the device keeps its own log
   *     and is read again
   */
  CompletionStage<Void> onPunches(PunchBatch batch);

  /**
   * The device's log has something that was not handed over: it is to be read soon rather than at
   * its next turn. Cheap, and may be said as often as one likes. A listener that never reads may
   * ignore it.
   */
  default void readSoon() {}
}

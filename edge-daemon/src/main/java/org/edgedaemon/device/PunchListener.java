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
}

package org.edgedaemon.device;

import java.util.concurrent.CompletionStage;

/** One authenticated conversation with a device. Failures are {@link DeviceException}s. */
public interface DeviceSession {
  /**
   * Reads the device's log and hands over what the request asks for. One read at a time. Completes
   * after the listener has everything durable, and only when the read was complete.
   */
  CompletionStage<ReadReport> read(ReadRequest request);

  /**
   * Asks for real-time events; they go to the listener until the session ends. Completes when the
   * device has agreed.
   */
  CompletionStage<Void> listen();

  /** Completes when the session has ended, normally or exceptionally with the reason. */
  CompletionStage<Void> closed();

  /** Ends the session politely. Never fails; completes when the connection is gone. */
  CompletionStage<Void> close();
}

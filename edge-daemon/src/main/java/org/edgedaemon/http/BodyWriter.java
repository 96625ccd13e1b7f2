package org.edgedaemon.http;

import java.util.concurrent.CompletionStage;

/**
 * Writes a streamed answer. May be used from any thread, one write after the other. A peer that
 * does not read holds the returned stages back; past the write deadline of the listener it is
 * closed.
 */
public interface BodyWriter {
  /**
   * Sends bytes. The stage completes when the peer keeps up and the next may be written, and fails
   * when the connection is gone.
   */
  CompletionStage<Void> write(HttpBody part);

  /** Completes, never exceptionally, when the connection is gone or the stream ended. */
  CompletionStage<Void> closed();

  /** Ends the answer. */
  void end();
}

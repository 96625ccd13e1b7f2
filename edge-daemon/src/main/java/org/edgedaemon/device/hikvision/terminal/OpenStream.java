package org.edgedaemon.device.hikvision.terminal;

import java.util.concurrent.CompletionStage;
import org.edgedaemon.http.ClientStream;

/** An alert stream that flows to its listener. */
public final class OpenStream {
  private final String contentType;
  private final ClientStream stream;

  OpenStream(String contentType, ClientStream stream) {
    this.contentType = contentType;
    this.stream = stream;
  }

  /** The Content-Type header with its boundary, as it came; empty when there was none. */
  public String contentType() {
    return contentType;
  }

  /** Stops reading, so that the terminal stops sending. A little may still come. */
  public void pause() {
    stream.pause();
  }

  /** Reads on. */
  public void resume() {
    stream.resume();
  }

  /**
   * Ends the stream in good order, so that the terminal frees its slot at once. The listener hears
   * nothing more.
   *
   * @return completes when the connection is gone, within seconds; never fails
   */
  public CompletionStage<Void> close() {
    return stream.close();
  }
}

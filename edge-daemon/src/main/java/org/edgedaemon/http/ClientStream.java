package org.edgedaemon.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.http.LineConnection.Pace;

/**
 * An answer that goes on. Nothing is kept of it but what one read from the socket gave, so a
 * listener that cannot keep up pauses and the peer's own sending stops.
 */
public final class ClientStream {
  private final LineExchange exchange;
  private final LineConnection connection;

  ClientStream(LineExchange exchange, LineConnection connection) {
    this.exchange = exchange;
    this.connection = connection;
  }

  /** Stops reading; at most one read's worth of bytes ({@code 64 KiB}) still comes. */
  public void pause() {
    connection.onLoop(() -> exchange.pace(Pace.PAUSED));
  }

  /** Reads on. Silence counts anew from here. */
  public void resume() {
    connection.onLoop(() -> exchange.pace(Pace.FLOWING));
  }

  /**
   * Leaves: says that we are done, reads away what was under way so that the peer sees a proper end
   * and no reset, and then closes. The listener hears nothing more.
   *
   * @return completes when the connection is gone, within two seconds
   */
  public CompletionStage<Void> close() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    connection.onLoop(
        () -> {
          if (exchange.leave()) {
            connection.leave(gone);
          } else {
            // The connection may be another exchange's by now.
            gone.complete(null);
          }
        });
    return gone;
  }
}

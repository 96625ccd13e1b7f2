package org.edgedaemon.admin;

import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.edgedaemon.http.BearerGuard;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpLimits;
import org.edgedaemon.http.HttpServer;
import org.edgedaemon.http.Route;

/**
 * The admin listener: health and metrics for everyone, every other call only with the token, on top
 * of what its own guard asks.
 */
public final class AdminServer implements AutoCloseable {
  private final HttpServer server;

  /**
   * Opens nothing yet.
   *
   * @param calls further calls, behind the token
   * @param doors calls that others may make, each with a guard of its own
   */
  public AdminServer(
      AdminConfig config,
      EventLoopGroup loops,
      HealthEndpoints health,
      Metrics metrics,
      List<Route> calls,
      List<Route> doors,
      LongSupplier nanoTime) {
    Guard token = new BearerGuard(config.token());
    List<Route> routes =
        Stream.of(
                health.routes().stream(),
                Stream.of(metrics.route()),
                calls.stream().map(call -> behind(token, call)),
                doors.stream())
            .flatMap(all -> all)
            .toList();
    this.server =
        new HttpServer(
            config.host(), config.port(), loops, HttpLimits.defaults(), routes, nanoTime);
  }

  /**
   * Begins to listen.
   *
   * @throws org.edgedaemon.http.HttpServerException when the address cannot be had
   */
  public void start() {
    server.start();
  }

  /** The port that is listened on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }

  private static Route behind(Guard token, Route call) {
    Guard both =
        head -> {
          Optional<HttpAnswer> refusal = token.refuse(head);
          return refusal.isPresent() ? refusal : call.guard().refuse(head);
        };
    return new Route(
        call.method(),
        call.template(),
        both,
        call.maxBody(),
        call.needsBody(),
        call.handler(),
        call.secretPath());
  }
}

package org.edgedaemon.app.device.door;

import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.http.HttpLimits;
import org.edgedaemon.http.HttpServer;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * One listener that terminals push to. Who is behind which path may change while it is open; it may
 * be opened again after it was closed.
 */
final class WebhookListener implements AutoCloseable {
  /** Terminals send in bursts, several events a punch, and one call each. */
  private static final HttpLimits LIMITS =
      new HttpLimits(
          16 * 1024,
          PushRoutes.MAX_BODY,
          4 * PushRoutes.MAX_BODY,
          512,
          1_000,
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(20));

  private final ListenAddress address;
  private final EventLoopGroup loops;
  private final LongSupplier nanoTime;
  private final PushDoors doors = new PushDoors();
  private final PushRoutes routes;
  private volatile @Nullable HttpServer server;

  /** Opens nothing yet. */
  WebhookListener(ListenAddress address, EventLoopGroup loops, LongSupplier nanoTime) {
    this.address = address;
    this.loops = loops;
    this.nanoTime = nanoTime;
    this.routes = new PushRoutes(address.toString(), nanoTime);
  }

  ListenAddress address() {
    return address;
  }

  /**
   * Begins to listen.
   *
   * @throws org.edgedaemon.http.HttpServerException when the address cannot be had
   */
  void open() {
    HttpServer next =
        new HttpServer(
            address.host(), address.port(), loops, LIMITS, routes.to(doors.byPath()), nanoTime);
    next.start();
    server = next;
  }

  void put(Secret path, PushTarget target) {
    doors.put(path, target);
    show();
  }

  void remove(DeviceId device) {
    doors.remove(device);
    show();
  }

  private void show() {
    HttpServer open = server;
    if (open != null) {
      open.replaceRoutes(routes.to(doors.byPath()));
    }
  }

  ComponentHealth health() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("devices", doors.devices().stream().map(DeviceId::value).sorted().toList());
    facts.putAll(routes.facts());
    HttpServer open = server;
    facts.put("refused_paths", open == null ? 0 : open.strays());
    return new ComponentHealth(
        "webhook",
        address.toString(),
        open == null
            ? CheckResult.degraded(
                "is not open: what terminals push is lost here and found by the next read")
            : CheckResult.ok("listens"),
        facts);
  }

  @Override
  public void close() {
    HttpServer open = server;
    server = null;
    if (open != null) {
      open.close();
    }
  }
}

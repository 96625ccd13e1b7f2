package org.edgedaemon.app.device.door;

import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.edgedaemon.device.hikvision.HikvisionConfig.Webhook;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.http.HttpServerException;
import org.edgedaemon.punch.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners that terminals push to: one per address, shared by the devices that name it. Opened
 * before the devices are taken up, closed after they are let go. Not for event loops.
 */
public final class Webhooks implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

  private final EventLoopGroup loops;
  private final LongSupplier nanoTime;
  // Guarded by this.
  private final Map<ListenAddress, WebhookListener> listeners = new LinkedHashMap<>();

  /** Opens nothing yet. */
  public Webhooks(EventLoopGroup loops, LongSupplier nanoTime) {
    this.loops = loops;
    this.nanoTime = nanoTime;
  }

  /**
   * Opens what is wanted and not open yet: all of it, or nothing is changed. Others stay open,
   * unless they stand in the way of a new one.
   *
   * @throws HttpServerException when one cannot be had
   */
  synchronized void open(Set<ListenAddress> wanted) {
    List<WebhookListener> opening =
        wanted.stream()
            .filter(address -> !listeners.containsKey(address))
            .map(address -> new WebhookListener(address, loops, nanoTime))
            .toList();
    List<WebhookListener> inTheWay =
        listeners.values().stream()
            .filter(open -> !wanted.contains(open.address()))
            .filter(open -> opening.stream().anyMatch(next -> samePort(open, next)))
            .toList();
    inTheWay.forEach(WebhookListener::close);
    openAll(opening, inTheWay);
    inTheWay.forEach(closed -> listeners.remove(closed.address()));
    opening.forEach(open -> listeners.put(open.address(), open));
  }

  /** Lets a device be pushed for, in the place of an older one of the same id. */
  synchronized void put(Webhook webhook, PushTarget target) {
    WebhookListener listener =
        Objects.requireNonNull(listeners.get(ListenAddress.of(webhook)), "opened before");
    listener.put(webhook.path(), target);
    listeners.values().stream()
        .filter(other -> other != listener)
        .forEach(other -> other.remove(target.id()));
  }

  synchronized void remove(DeviceId device) {
    listeners.values().forEach(listener -> listener.remove(device));
  }

  /** Closes what is not wanted any more. */
  synchronized void keepOnly(Set<ListenAddress> wanted) {
    List<WebhookListener> others =
        listeners.values().stream().filter(open -> !wanted.contains(open.address())).toList();
    others.forEach(WebhookListener::close);
    others.forEach(closed -> listeners.remove(closed.address()));
  }

  public synchronized List<HealthCheck> healthChecks() {
    return listeners.values().stream().<HealthCheck>map(open -> open::health).toList();
  }

  @Override
  public synchronized void close() {
    keepOnly(Set.of());
  }

  private static void openAll(List<WebhookListener> opening, List<WebhookListener> inTheWay) {
    List<WebhookListener> opened = new ArrayList<>();
    try {
      for (WebhookListener next : opening) {
        next.open();
        opened.add(next);
      }
    } catch (HttpServerException e) {
      opened.forEach(WebhookListener::close);
      inTheWay.forEach(Webhooks::reopen);
      throw e;
    }
  }

  private static void reopen(WebhookListener closed) {
    try {
      closed.open();
    } catch (HttpServerException e) {
      log.error("webhook {} could not be opened again: {}", closed.address(), e.getMessage());
    }
  }

  private static boolean samePort(WebhookListener one, WebhookListener other) {
    return one.address().port() == other.address().port();
  }
}

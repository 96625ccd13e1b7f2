package org.edgedaemon.device.hikvision;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some terminals push nothing after a boot until their list of listeners is looked at. So a boot is
 * looked out for, by its event and by an uptime that has become less, and the list is read once
 * then. Only for terminals that push. Confined to the terminal's event loop.
 */
final class BootWatch {
  private static final Logger LOG = LoggerFactory.getLogger(BootWatch.class);
  private static final EventCode POWER_ON = new EventCode(2, 1024);
  private static final Duration EVERY = Duration.ofMinutes(5);
  static final String STATUS = "/ISAPI/System/status";
  static final String LISTENERS = "/ISAPI/Event/notification/httpHosts";

  private final DeviceParts parts;
  private final Terminal terminal;
  private final LongSupplier nanoTime;
  private final boolean wanted;
  private boolean asked;
  private boolean supported = true;
  private boolean booted;
  private long askedAt;
  private long uptime;

  BootWatch(DeviceParts parts, Terminal terminal, LongSupplier nanoTime) {
    this.parts = parts;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.wanted = parts.config().webhook() != null;
  }

  /** An event that was not seen before. */
  void onEvent(AccessEvent event) {
    booted |= event.code().equals(POWER_ON);
  }

  /** Looks, if that is due. Fails only when the terminal cannot be reached. */
  CompletionStage<Void> check() {
    if (!wanted) {
      return CompletableFuture.completedFuture(null);
    }
    boolean due = !asked || nanoTime.getAsLong() - askedAt >= EVERY.toNanos();
    return (supported && due ? uptime() : CompletableFuture.<Void>completedFuture(null))
        .thenCompose(none -> booted ? touch() : CompletableFuture.completedFuture(null));
  }

  private CompletionStage<Void> uptime() {
    askedAt = nanoTime.getAsLong();
    return terminal.get(STATUS).handle(this::took);
  }

  private @Nullable Void took(@Nullable IsapiAnswer answer, @Nullable Throwable failure) {
    if (failure != null) {
      throw failureOf(failure);
    }
    Long now = answer instanceof IsapiAnswer.Content content ? uptimeIn(content) : null;
    supported = now != null;
    if (now != null) {
      booted |= asked && now < uptime;
      uptime = now;
      asked = true;
    }
    return null;
  }

  private static @Nullable Long uptimeIn(IsapiAnswer.Content content) {
    return content.document().fields().number("deviceUpTime");
  }

  private CompletionStage<Void> touch() {
    return terminal
        .get(LISTENERS)
        .handle(
            (answer, failure) -> {
              if (failure != null) {
                throw failureOf(failure);
              }
              booted = false;
              LOG.info(
                  "{}: has booted; its list of listeners was looked at so that it pushes again",
                  parts.label());
              return null;
            });
  }

  private DeviceException failureOf(Throwable failure) {
    return parts.asDevice(failure);
  }
}

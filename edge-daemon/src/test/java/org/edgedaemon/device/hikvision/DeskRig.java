package org.edgedaemon.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.device.hikvision.NewsDesk.Outcome;
import org.edgedaemon.device.hikvision.NewsDesk.Trade;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.DeviceIdentity;
import org.edgedaemon.punch.PunchSource;

/** A desk on an event loop whose time passes as told. */
final class DeskRig {
  static final DeviceIdentity IDENTITY =
      new DeviceIdentity(new DeviceId("lobby"), "DS-1", "Lobby", "hikvision");

  final ToldListener listener = new ToldListener();
  final DeviceParts parts;
  final NewsDesk desk;
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private long nanos;

  DeskRig() {
    channel.freezeTime();
    parts =
        DeviceParts.of(
            Configs.config().build(),
            channel.eventLoop(),
            () -> Instant.parse("2026-07-06T02:00:00Z"),
            () -> nanos);
    desk = new NewsDesk(parts);
  }

  /** The terminal has answered. */
  void open() {
    PunchFactory factory = new PunchFactory(IDENTITY, parts.config(), person -> null);
    desk.open(
        new Trade(
            listener,
            new EventSorter(factory, parts.counts()),
            new DeviceMemory(parts.config(), ZoneOffset.UTC),
            event -> {}));
  }

  /** The log is read once more, and shows the epoch that is known. */
  void read() {
    parts.known().resolved(parts.known().doubts());
  }

  Outcome take(AccessEvent event) {
    CompletableFuture<Outcome> outcome =
        desk.onEvent(event, PunchSource.HIK_PUSH).toCompletableFuture();
    channel.runPendingTasks();
    assertThat(outcome).isDone();
    return outcome.join();
  }

  long nanos() {
    return nanos;
  }

  void run() {
    channel.runPendingTasks();
  }

  /** In steps of a second at most, as real time would let tasks schedule tasks. */
  void pass(long amount, TimeUnit unit) {
    long left = unit.toNanos(amount);
    while (left > 0) {
      long step = Math.min(left, TimeUnit.SECONDS.toNanos(1));
      nanos += step;
      left -= step;
      channel.advanceTimeBy(step, TimeUnit.NANOSECONDS);
      channel.runPendingTasks();
    }
  }
}

package org.edgedaemon.device.zk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.device.zk.codec.PackedTime;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures a device's clock against ours, warns when it goes out of bounds, and sets it if the
 * operator wants that.
 */
final class DeviceClock {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceClock.class);
  private static final Duration SET_TOLERANCE = Duration.ofSeconds(2);

  private final ZkConfig config;
  private final ZkFleet fleet;
  private final Conversation conversation;
  private final DeviceMemory memory;
  private final StatusBoard board;

  DeviceClock(
      ZkConfig config,
      ZkFleet fleet,
      Conversation conversation,
      DeviceMemory memory,
      StatusBoard board) {
    this.config = config;
    this.fleet = fleet;
    this.conversation = conversation;
    this.memory = memory;
    this.board = board;
  }

  /** Measures, warns, sets. A device that does not tell its time is left without offset. */
  CompletableFuture<Void> check() {
    return measure().thenCompose(offset -> judge(offset));
  }

  private CompletableFuture<@Nullable Duration> measure() {
    Instant before = fleet.clock().instant();
    return conversation
        .ask(ZkRequest.time())
        .thenApply(
            answer -> {
              Instant after = fleet.clock().instant();
              Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
              Duration offset = answer.isOk() ? offset(answer, middle) : null;
              memory.clockOffset = offset;
              if (offset != null) {
                board.clockOffset(offset);
              }
              return offset;
            });
  }

  private @Nullable Duration offset(Answer answer, Instant middle) {
    if (answer.data().readableBytes() < Integer.BYTES) {
      return null;
    }
    LocalDateTime shown = new PackedTime(answer.data().getIntLE(0)).toLocalDateTime();
    return shown == null ? null : offset(shown, middle, config.timeZone());
  }

  /** In the hour that comes twice the reading nearer to our clock is meant. */
  static Duration offset(LocalDateTime shown, Instant ours, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    List<ZoneOffset> offsets = rules.getValidOffsets(shown);
    if (offsets.isEmpty()) {
      ZoneOffsetTransition gap = rules.getTransition(shown);
      offsets = List.of(gap.getOffsetBefore(), gap.getOffsetAfter());
    }
    Duration best = Duration.between(ours, shown.toInstant(offsets.get(0)));
    for (ZoneOffset offset : offsets) {
      Duration other = Duration.between(ours, shown.toInstant(offset));
      best = other.abs().compareTo(best.abs()) < 0 ? other : best;
    }
    return best;
  }

  private CompletableFuture<Void> judge(@Nullable Duration offset) {
    boolean off = offset != null && isOff(offset);
    if (off != memory.clockWarned && offset != null) {
      memory.clockWarned = off;
      tell(offset, off);
    }
    return off && config.setClock() ? set(offset) : CompletableFuture.completedFuture(null);
  }

  private void tell(Duration offset, boolean off) {
    String label = conversation.peer().label();
    if (off) {
      LOG.warn("{}: clock is {} s off; set it, or allow set_clock", label, offset.toSeconds());
    } else {
      LOG.info("{}: clock is right again ({} s off)", label, offset.toSeconds());
    }
  }

  private boolean isOff(Duration offset) {
    return offset.abs().compareTo(config.clockWarning()) > 0;
  }

  private CompletableFuture<Void> set(@Nullable Duration old) {
    LocalDateTime now =
        LocalDateTime.ofInstant(fleet.clock().instant(), config.timeZone())
            .truncatedTo(ChronoUnit.SECONDS);
    if (config.timeZone().getRules().getValidOffsets(now).size() != 1) {
      return CompletableFuture.completedFuture(null);
    }
    return conversation
        .ask(ZkRequest.setTime(PackedTime.of(now).bits()))
        .thenCompose(answer -> conversation.ask(ZkRequest.refreshData()))
        .thenCompose(answer -> measure())
        .thenAccept(offset -> report(old, now, offset));
  }

  private void report(@Nullable Duration old, LocalDateTime written, @Nullable Duration offset) {
    String label = conversation.peer().label();
    long was = old == null ? 0 : old.toSeconds();
    if (offset != null && offset.abs().compareTo(SET_TOLERANCE) <= 0) {
      LOG.warn("{}: clock was {} s off and is set to {}", label, was, written);
      memory.clockWarned = false;
    } else {
      LOG.warn("{}: clock is {} s off and did not take {}", label, was, written);
    }
  }
}

package org.edgedaemon.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The phase of one connection and its deadline, looked at by a slow tick rather than by a timer per
 * phase. Stands before the codec in the pipeline, where it sees the first byte of a head.
 */
final class PhaseWatch extends ChannelInboundHandlerAdapter {
  private static final long LONGEST_TICK = TimeUnit.SECONDS.toNanos(1);

  private final HttpLimits limits;
  private final LongSupplier nanoTime;
  private Phase phase = Phase.IDLE;
  private long since;
  private long turn;
  private @Nullable ScheduledFuture<?> tick;

  PhaseWatch(HttpLimits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
  }

  Phase phase() {
    return phase;
  }

  LongSupplier clock() {
    return nanoTime;
  }

  /** Changes with every phase entered. */
  long turn() {
    return turn;
  }

  void enter(Phase next) {
    phase = next;
    since = nanoTime.getAsLong();
    turn++;
  }

  /** Begins to look; the listener is told of each phase that lasted too long, on the event loop. */
  void start(ChannelHandlerContext ctx, Consumer<Phase> onDeadline) {
    long nanos = tickNanos();
    tick =
        ctx.executor()
            .scheduleAtFixedRate(() -> look(ctx, onDeadline), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  void stop() {
    if (tick != null) {
      tick.cancel(false);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (phase == Phase.IDLE) {
      enter(Phase.HEAD);
    }
    ctx.fireChannelRead(message);
  }

  private void look(ChannelHandlerContext ctx, Consumer<Phase> onDeadline) {
    long now = nanoTime.getAsLong();
    if (phase == Phase.STREAMING && ctx.channel().isWritable()) {
      since = now;
    } else if (now - since > phase.limit(limits).toNanos()) {
      onDeadline.accept(phase);
    }
  }

  private long tickNanos() {
    long shortest =
        Stream.of(limits.idle(), limits.read(), limits.handling(), limits.write())
            .mapToLong(Duration::toNanos)
            .min()
            .orElse(LONGEST_TICK);
    return Math.max(TimeUnit.MILLISECONDS.toNanos(5), Math.min(LONGEST_TICK, shortest / 4));
  }
}

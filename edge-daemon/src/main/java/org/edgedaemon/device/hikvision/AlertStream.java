package org.edgedaemon.device.hikvision;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.device.hikvision.EventCounts.Kind;
import org.edgedaemon.device.hikvision.multipart.MultipartException;
import org.edgedaemon.device.hikvision.terminal.TerminalParts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alert stream of a session, for as long as the session lasts: opened, watched, opened anew.
 * That it ends, or that somebody else has it, is an ordinary state; whatever it did not bring, the
 * search brings. Confined to the terminal's event loop.
 */
final class AlertStream {
  private static final Logger LOG = LoggerFactory.getLogger(AlertStream.class);
  private static final String FACT = "stream";
  private static final int MAX_DOUBLINGS = 10;

  private final DeviceParts parts;
  private final StreamCalls calls;
  private final NewsDesk desk;
  private final StreamPatience patience;
  private final RandomGenerator random;
  private final LongSupplier nanoTime;
  private final EventLoop loop;
  private final CompletableFuture<Void> settled = new CompletableFuture<>();

  private @Nullable Listening listening;
  private @Nullable ScheduledFuture<?> timer;
  private boolean stopped;
  private int failures;
  private int slotRefusals;
  private long openings;

  AlertStream(
      DeviceParts parts,
      StreamCalls calls,
      NewsDesk desk,
      StreamPatience patience,
      RandomGenerator random,
      LongSupplier nanoTime) {
    this.parts = parts;
    this.calls = calls;
    this.desk = desk;
    this.patience = patience;
    this.random = random;
    this.nanoTime = nanoTime;
    this.loop = parts.loop();
  }

  static AlertStream of(SessionParts session, Consumer<DeviceException> trouble) {
    TerminalParts shared = session.fleet().terminals();
    return new AlertStream(
        session.device(),
        new TerminalStream(session.terminal(), trouble),
        session.desk(),
        session.fleet().patience(),
        shared.random(),
        shared.nanoTime());
  }

  /** One connection of the stream. */
  private static final class Listening implements StreamCalls.Ear {
    private final AlertStream owner;
    private @Nullable AlertFeed feed;
    private StreamCalls.@Nullable Line line;
    private long heardAt;
    private long openedAt;
    private boolean over;

    Listening(AlertStream owner) {
      this.owner = owner;
    }

    @Override
    public void received(byte[] bytes) {
      if (!over) {
        owner.received(this, bytes);
      }
    }

    @Override
    public void ended(String why) {
      if (!over) {
        owner.lost(this, why);
      }
    }
  }

  /** Begins. Completes when the first attempt has ended, well or not, or takes too long. */
  CompletionStage<Void> start() {
    long wait = patience.first().toNanos();
    ScheduledFuture<?> enough =
        loop.schedule(() -> settled.complete(null), wait, TimeUnit.NANOSECONDS);
    open();
    return settled.whenComplete((none, failure) -> enough.cancel(false));
  }

  /** Ends it in good order; completes when the connection is gone. */
  CompletionStage<Void> stop() {
    stopped = true;
    cancelTimer();
    parts.board().fact(FACT, null);
    settled.complete(null);
    Listening current = listening;
    return current == null ? CompletableFuture.completedFuture(null) : drop(current);
  }

  private void open() {
    timer = null;
    Listening attempt = new Listening(this);
    var unused =
        calls.open(attempt).whenComplete((opening, failure) -> opened(attempt, opening, failure));
  }

  private void opened(
      Listening attempt, StreamCalls.@Nullable Opening opening, @Nullable Throwable failure) {
    if (opening instanceof StreamCalls.Opened open) {
      attempt.line = open.line();
      begin(attempt, open.contentType());
    } else if (!stopped) {
      refused(opening, failure);
    }
    settled.complete(null);
  }

  private void refused(StreamCalls.@Nullable Opening opening, @Nullable Throwable failure) {
    if (opening instanceof StreamCalls.SlotTaken) {
      slotTaken();
    } else if (opening instanceof StreamCalls.Unsupported unsupported) {
      unsupported(unsupported.why());
    } else {
      failed(parts.asDevice(failure));
    }
  }

  private void begin(Listening attempt, String contentType) {
    if (stopped) {
      var unused = drop(attempt);
      return;
    }
    listening = attempt;
    slotRefusals = 0;
    openings++;
    parts.counts().add(Kind.STREAM);
    attempt.feed = new AlertFeed(contentType, desk, parts.counts());
    attempt.openedAt = nanoTime.getAsLong();
    attempt.heardAt = attempt.openedAt;
    parts.board().state(State.LIVE);
    parts.board().fact(FACT, openings == 1 ? "open" : "open, for the " + openings + ". time");
    LOG.debug("{}: stream is open", parts.label());
    desk.backInSight();
    watch(attempt);
  }

  private void received(Listening current, byte[] bytes) {
    current.heardAt = nanoTime.getAsLong();
    parts.board().contact(parts.clock().instant());
    AlertFeed feed = current.feed;
    if (feed == null) {
      return;
    }
    try {
      feed.feed(bytes);
    } catch (MultipartException e) {
      parts.counts().add(Kind.MULTIPART_DEFECT);
      lost(current, String.valueOf(e.getMessage()));
    }
  }

  /** Silence is not death: some terminals say nothing while nothing happens. */
  private void watch(Listening current) {
    long least = patience.idle().toNanos();
    long idle = least + random.nextLong(least / 2 + 1);
    schedule(() -> silent(current, idle), idle);
  }

  private void silent(Listening current, long idle) {
    long silence = nanoTime.getAsLong() - current.heardAt;
    if (current.over || silence < idle) {
      watchUnlessOver(current);
    } else if (silence >= patience.silence().toNanos()) {
      lost(current, "silent for " + TimeUnit.NANOSECONDS.toSeconds(silence) + " s");
    } else {
      var unused = calls.probe().whenComplete((none, failure) -> probed(current, failure));
    }
  }

  private void probed(Listening current, @Nullable Throwable failure) {
    if (failure == null) {
      watchUnlessOver(current);
    } else if (!current.over) {
      DeviceException cause = parts.asDevice(failure);
      lost(current, String.valueOf(cause.getMessage()));
      calls.troubled(cause);
    }
  }

  private void watchUnlessOver(Listening current) {
    if (!current.over && !stopped) {
      watch(current);
    }
  }

  private void lost(Listening current, String why) {
    boolean lasted = nanoTime.getAsLong() - current.openedAt >= patience.retryMost().toNanos() / 2;
    failures = lasted ? 0 : failures + 1;
    LOG.debug("{}: stream ended: {}", parts.label(), why);
    var unused = drop(current);
    if (!stopped) {
      parts.board().state(State.CONNECTED);
      again("ended (" + why + ")", grown(patience.retry(), patience.retryMost(), failures));
    }
  }

  private CompletionStage<Void> drop(Listening current) {
    current.over = true;
    if (listening == current) {
      listening = null;
    }
    StreamCalls.Line line = current.line;
    return line == null ? CompletableFuture.completedFuture(null) : line.leave();
  }

  private void slotTaken() {
    slotRefusals++;
    long delay = grown(patience.slotRetry(), patience.slotRetryMost(), slotRefusals - 1);
    again("slot taken by another client", delay);
    var unused =
        calls
            .holders()
            .whenComplete(
                (holders, failure) -> {
                  if (holders != null && !holders.isEmpty() && listening == null && !stopped) {
                    parts.board().fact(FACT, "slot taken by " + holders + "; polling goes on");
                  }
                });
  }

  private void unsupported(String why) {
    LOG.info("{}: has no alert stream ({}); it is polled", parts.label(), why);
    parts.board().fact(FACT, "not offered: " + why);
  }

  private void failed(DeviceException failure) {
    failures++;
    switch (failure.reason()) {
      case CREDENTIALS, LOCKED, STRANGER -> {
        parts.board().fact(FACT, "closed: " + failure.getMessage());
        calls.troubled(failure);
      }
      default -> {
        String why = "not opened (" + failure.getMessage() + ")";
        again(why, grown(patience.retry(), patience.retryMost(), failures));
        if (failure.reason() == Reason.UNREACHABLE) {
          tellIfGone();
        }
      }
    }
  }

  /** One connection that could not be had does not end a session; two of both kinds do. */
  private void tellIfGone() {
    var unused =
        calls
            .probe()
            .whenComplete(
                (none, failure) -> {
                  if (failure != null && !stopped) {
                    calls.troubled(parts.asDevice(failure));
                  }
                });
  }

  private void again(String why, long delay) {
    parts.board().fact(FACT, why + ", next try in " + seconds(delay) + " s; polling goes on");
    schedule(this::open, delay);
  }

  private void schedule(Runnable task, long nanos) {
    cancelTimer();
    if (!stopped && !loop.isShuttingDown()) {
      timer = loop.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private long grown(Duration first, Duration most, int doublings) {
    long doubled = first.toNanos() << Math.min(Math.max(doublings, 0), MAX_DOUBLINGS);
    long bounded = Math.min(doubled, most.toNanos());
    return bounded + random.nextLong(bounded / 4 + 1);
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos);
  }
}

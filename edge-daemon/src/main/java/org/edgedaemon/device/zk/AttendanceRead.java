package org.edgedaemon.device.zk;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.SetAsideRecord;
import org.edgedaemon.device.zk.codec.AttendanceLayout;
import org.edgedaemon.device.zk.codec.CountBracket;
import org.edgedaemon.device.zk.codec.Dataset;
import org.edgedaemon.device.zk.codec.FreeSizes;
import org.edgedaemon.device.zk.codec.FreeSizes.Counts;
import org.edgedaemon.device.zk.codec.WidthDecision;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.edgedaemon.punch.PunchSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One catch-up read: counts, the log in as many passes as its layout and the cursor need, counts
 * again. What is short, contradicts itself or changes meanwhile is read again, up to three times in
 * all; only a complete read is reported.
 */
final class AttendanceRead {
  private static final Logger LOG = LoggerFactory.getLogger(AttendanceRead.class);
  private static final int MAX_TRIES = 3;
  private static final int NUMERIC_WIDTH = 8;
  private static final Duration DISABLED_AT_MOST = Duration.ofSeconds(60);

  private final SessionParts parts;
  private final ReadHistory history;
  private final LiveEvents live;
  private final ReadRequest request;
  private final Executor loop;
  private @Nullable LogCursor surplus;

  AttendanceRead(SessionParts parts, ReadHistory history, LiveEvents live, ReadRequest request) {
    this.parts = parts;
    this.history = history;
    this.live = live;
    this.request = request;
    this.loop = parts.conversation().transport().loop();
  }

  CompletableFuture<ReadReport> run() {
    return tryIt(1);
  }

  private CompletableFuture<ReadReport> tryIt(int number) {
    return sizes()
        .thenCompose(this::unlessUnchanged)
        .exceptionallyCompose(thrown -> again(number, Failures.asDevice(thrown, parts.peer())));
  }

  private CompletableFuture<ReadReport> again(int number, DeviceException failure) {
    boolean lost = parts.conversation().ended().isDone();
    if (failure.reason() != Reason.INCOMPLETE || number == MAX_TRIES || lost) {
      return CompletableFuture.failedFuture(failure);
    }
    LOG.debug("{}; reading again", failure.getMessage());
    return tryIt(number + 1);
  }

  private CompletableFuture<ReadReport> unlessUnchanged(FreeSizes before) {
    ReadReport skipped = history.skip(before, request, live.isHealthy());
    return skipped == null ? read(before) : CompletableFuture.completedFuture(skipped);
  }

  private CompletableFuture<ReadReport> read(FreeSizes before) {
    ZkFleet fleet = parts.fleet();
    ReadClock clock = new ReadClock(fleet.nanoTime(), fleet.timeouts().wholeRead());
    boolean empty = before instanceof Counts counts && counts.records().used() == 0;
    BulkRead bulk = new BulkRead(parts.conversation(), clock, Dataset.ATTENDANCE, empty);
    boolean tcp = parts.conversation().carrier() == Carrier.TCP;
    LogPlan plan =
        new LogPlan(
            bracket(before),
            parts.memory().layout(parts.terminal().layoutOwner()),
            null,
            LogCursor.parse(request.after()),
            () -> bulk.isDirect() && tcp);
    return disable()
        .thenCompose(none -> pass(bulk, plan))
        .handle(Result::new)
        .thenCompose(result -> bulk.release().thenApply(none -> result))
        .thenCompose(result -> enable().thenApply(none -> result))
        .thenCompose(Result::unwrap)
        .thenCompose(outcome -> sizes().thenApply(after -> checked(before, outcome, after)));
  }

  /** A result or a failure, carried past the cleaning up. */
  private record Result(@Nullable ReadOutcome outcome, @Nullable Throwable failure) {
    CompletableFuture<ReadOutcome> unwrap() {
      return outcome == null
          ? CompletableFuture.failedFuture(
              failure == null ? new IllegalStateException("no outcome") : failure)
          : CompletableFuture.completedFuture(outcome);
    }
  }

  private CompletableFuture<ReadOutcome> pass(BulkRead bulk, LogPlan plan) {
    HandOver over = new HandOver(parts.listener(), parts.fleet().budget(), loop);
    LogPass pass =
        new LogPass(
            plan,
            parts.peer(),
            parts.plausibleTimes(),
            request.progress(),
            (layout, total) -> decoder(plan, layout, total, over));
    return bulk.pass(pass)
        .thenCompose(none -> over.drained())
        .thenCompose(none -> conclude(bulk, plan, pass, over));
  }

  private LogDecoder decoder(LogPlan plan, AttendanceLayout layout, long total, HandOver over) {
    if (layout.width() == NUMERIC_WIDTH && !parts.memory().users.isRead()) {
      throw parts
          .peer()
          .failure(
              Reason.INCOMPLETE,
              "has a log without user ids, and its user list could not be read to look them up");
    }
    return new LogDecoder(
        layout,
        plan.covered(layout, total),
        request,
        parts.punches(),
        () -> parts.reception(PunchSource.ZK_POLL),
        over,
        loop);
  }

  private CompletableFuture<ReadOutcome> conclude(
      BulkRead bulk, LogPlan plan, LogPass pass, HandOver over) {
    WidthDecision decision = pass.decision();
    if (decision instanceof WidthDecision.Unknown unknown) {
      return setAside(unknown, over);
    }
    if (!(decision instanceof WidthDecision.Decided decided)) {
      return CompletableFuture.completedFuture(ReadOutcome.EMPTY);
    }
    LogDecoder decoder = pass.decoder();
    if (decoder == null) {
      return pass(bulk, plan.decide(decided.layout()));
    }
    if (!decoder.cursorFits()) {
      LOG.debug("{}: log is not what was read before; reading all of it", parts.peer().label());
      return pass(bulk, plan.decide(decided.layout()).fromStart());
    }
    parts.memory().layout(parts.terminal().layoutOwner(), decided.layout());
    return CompletableFuture.completedFuture(ReadOutcome.of(decoder, over));
  }

  /** Keeps the first bytes of a log that nobody can read, and says so. */
  private CompletableFuture<ReadOutcome> setAside(WidthDecision.Unknown unknown, HandOver over) {
    String reason = "log of unknown layout: " + unknown.reason();
    over.setAside(new SetAsideRecord(parts.punches().identity(), unknown.head().toHex(), reason));
    over.flush(1);
    return over.drained()
        .thenCompose(
            none ->
                CompletableFuture.failedFuture(
                    parts.peer().failure(Reason.UNSUPPORTED, "has a " + reason)));
  }

  private ReadReport checked(FreeSizes before, ReadOutcome outcome, FreeSizes after) {
    String doubt = doubt(before, outcome.records(), after);
    boolean confirmed = outcome.end() != null && outcome.end().equals(surplus);
    parts.board().fact("count", doubt);
    if (doubt != null && !confirmed) {
      surplus = isSurplus(outcome.records(), after) ? outcome.end() : null;
      throw parts.peer().failure(Reason.INCOMPLETE, doubt);
    }
    ReadReport report = outcome.report(request);
    history.completed(after, report);
    live.onLogRead(report.records());
    return report;
  }

  /**
   * What the counts say against a read, or null. Counts of 0 beside records say nothing. A log that
   * twice has the same records beyond its count is taken as it is: nothing is missing.
   */
  private static @Nullable String doubt(FreeSizes before, long records, FreeSizes after) {
    if (!(before instanceof Counts first) || !(after instanceof Counts last)) {
      return null;
    }
    long low = first.records().used();
    long high = last.records().used();
    if ((low == 0 && high == 0) || (records >= low && records <= high)) {
      return null;
    }
    return "counts " + low + " records before and " + high + " after, its log has " + records;
  }

  private static boolean isSurplus(long records, FreeSizes after) {
    return after instanceof Counts last && records > last.records().used();
  }

  private CompletableFuture<FreeSizes> sizes() {
    return Gauges.read(parts.conversation(), parts.board(), parts.memory());
  }

  private static CountBracket bracket(FreeSizes sizes) {
    return sizes instanceof Counts counts
        ? CountBracket.of(counts.records().used())
        : CountBracket.unknown();
  }

  private CompletableFuture<Void> disable() {
    if (!parts.config().disableWhileReading()) {
      return CompletableFuture.completedFuture(null);
    }
    parts.conversation().lastWords(List.of(ZkRequest.enable(), ZkRequest.exit()));
    return parts
        .conversation()
        .ask(ZkRequest.disable((int) DISABLED_AT_MOST.toSeconds()))
        .thenAccept(answer -> {});
  }

  /** Never fails: a session that broke says ENABLE with its last words. */
  private CompletableFuture<Void> enable() {
    if (!parts.config().disableWhileReading()) {
      return CompletableFuture.completedFuture(null);
    }
    return parts
        .conversation()
        .ask(ZkRequest.enable())
        .thenAccept(answer -> parts.conversation().lastWords(List.of(ZkRequest.exit())))
        .exceptionally(thrown -> null);
  }
}

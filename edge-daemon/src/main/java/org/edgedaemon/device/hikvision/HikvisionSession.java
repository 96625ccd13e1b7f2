package org.edgedaemon.device.hikvision;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.hikvision.search.SearchCursor;
import org.jspecify.annotations.Nullable;

/** An open conversation with a terminal. Any thread may call. */
final class HikvisionSession implements DeviceSession {
  private final SessionParts parts;
  private final DeviceParts device;
  private final String serial;
  private final Runnable atEnd;
  private final AtomicBoolean reading = new AtomicBoolean();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private @Nullable AlertStream stream;
  private boolean goesOn = true;

  /** How often the epoch had been in doubt when the newest read that told it began. */
  private long toldAfter;

  private boolean ending;

  /**
   * @param serial of the terminal
   * @param atEnd told when the session has ended, before anybody else is
   */
  HikvisionSession(SessionParts parts, String serial, Runnable atEnd) {
    this.parts = parts;
    this.device = parts.device();
    this.serial = serial;
    this.atEnd = atEnd;
  }

  @Override
  public CompletableFuture<ReadReport> read(ReadRequest request) {
    if (!reading.compareAndSet(false, true)) {
      return CompletableFuture.failedFuture(
          new IllegalStateException(device.label() + " is being read already"));
    }
    return onLoop(() -> onwards(request)).whenComplete((report, failure) -> reading.set(false));
  }

  @Override
  public CompletableFuture<Void> listen() {
    return device.config().stream()
        ? onLoop(this::openStream)
        : CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> closed() {
    return closed.copy();
  }

  @Override
  public CompletableFuture<Void> close() {
    return onLoop(() -> end(null)).handle((none, failure) -> null);
  }

  private CompletionStage<Void> openStream() {
    if (stream != null || ending) {
      return CompletableFuture.completedFuture(null);
    }
    AlertStream opening = AlertStream.of(parts, this::onTrouble);
    stream = opening;
    return opening.start();
  }

  private CompletionStage<ReadReport> onwards(ReadRequest request) {
    long doubts = device.known().doubts();
    if (!request.bounded()) {
      learn(request.after(), toldAfter);
    }
    return catchUp(request)
        .thenApply(
            report -> {
              if (!request.bounded()) {
                toldAfter = doubts;
              }
              if (!request.bounded() && !report.more()) {
                learn(report.cursor(), doubts);
              }
              long holes = parts.reader().holes();
              device.board().fact("read by", parts.reader().manner());
              device.board().fact("unused serials", holes == 0 ? null : Long.toString(holes));
              return report;
            });
  }

  /**
   * Events are taken for news of an epoch once the cursor that begins it is stored. A cursor with
   * more to come is stored when the next read begins after it.
   */
  private void learn(@Nullable ReadCursor stored, long doubtsBefore) {
    SearchCursor cursor = SearchCursor.parse(stored, serial);
    if (cursor != null) {
      device.readUpTo(cursor);
    }
    device.known().resolved(doubtsBefore);
  }

  private CompletionStage<ReadReport> catchUp(ReadRequest request) {
    if (parts.desk().takeSuspicion()) {
      parts.reader().suspectReset();
    }
    long number = device.undecided().started();
    boolean isLong = goesOn || request.bounded() || request.after() == null;
    return parts
        .upkeep()
        .check()
        .thenCompose(none -> isLong ? inTurn(request) : parts.reader().read(request))
        .thenApply(
            report -> {
              decided(number, request, report);
              return report;
            })
        .whenComplete((report, failure) -> ended(failure));
  }

  private CompletionStage<ReadReport> inTurn(ReadRequest request) {
    Turns turns = parts.fleet().longReads();
    return turns
        .begin()
        .thenComposeAsync(none -> parts.reader().read(request), device.loop())
        .whenComplete((report, failure) -> turns.end());
  }

  /** A read by cursor that has come to the log's end has seen all that was said before it began. */
  private void decided(long number, ReadRequest request, ReadReport report) {
    if (!request.bounded()) {
      goesOn = report.more();
      if (!report.more()) {
        device.undecided().completed(number);
      }
    }
  }

  private void ended(@Nullable Throwable failure) {
    if (failure == null) {
      device.board().contact(device.clock().instant());
      device.board().succeeded();
      return;
    }
    DeviceException cause = device.asDevice(failure);
    device.board().trouble(String.valueOf(cause.getMessage()));
    onTrouble(cause);
  }

  /** A session outlives everything but a terminal that is gone, another one, or shut to us. */
  private void onTrouble(DeviceException cause) {
    switch (cause.reason()) {
      case UNREACHABLE, STRANGER, CREDENTIALS, LOCKED -> {
        var unused = end(cause);
      }
      default -> {}
    }
  }

  private CompletionStage<Void> end(@Nullable DeviceException cause) {
    if (ending) {
      return closed;
    }
    ending = true;
    AlertStream open = stream;
    CompletionStage<Void> left =
        open == null ? CompletableFuture.completedFuture(null) : open.stop();
    return left.thenRun(() -> over(cause));
  }

  private void over(@Nullable DeviceException cause) {
    atEnd.run();
    if (cause == null) {
      device.board().state(State.IDLE);
      closed.complete(null);
    } else {
      device.board().failed(String.valueOf(cause.getMessage()));
      closed.completeExceptionally(cause);
    }
  }

  private <T> CompletableFuture<T> onLoop(Supplier<CompletionStage<T>> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      device.loop().execute(() -> follow(work.get(), result));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(
          device.failure(Reason.BROKEN, "is not talked to: shutting down"));
    }
    return result;
  }

  private static <T> void follow(CompletionStage<T> work, CompletableFuture<T> result) {
    var unused =
        work.whenComplete(
            (value, failure) -> {
              if (failure == null) {
                result.complete(value);
              } else {
                result.completeExceptionally(DeviceParts.unwrap(failure));
              }
            });
  }
}

package org.edgedaemon.device.hikvision.search;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads one terminal's event log during one session, in the way that its firmware takes. Nothing is
 * passed by the cursor that is not durable, and nothing is reported as read that was not read
 * whole.
 *
 * <p>A report with {@code more} has a cursor that is to be stored before the next read. Above all
 * the first one of an epoch, which brings no record: what the epoch can be known again by must be
 * durable before any record of it is. Else a reset of the terminal's counter just then would put
 * other records under ids that are taken, and they would be dropped as doubles.
 *
 * <p>What cannot be told is a reset while nobody looked whose new log has run full since, so that
 * none of its numbers is one of ours: its records are taken as later ones of the old epoch.
 */
public final class LogReader {
  /** Every step of the ladder, and the windows that are silently ignored. */
  private static final int MAX_FORMS = Ladder.MAX_STEPS + 3;

  private final LogSource source;
  private final Surroundings around;
  private final RowSink sink;
  private final LogState state;
  private final Searches searches;
  private final ReadPlans plans;
  private boolean busy;

  /**
   * A reader for one session.
   *
   * @param known how far the terminal was read in earlier sessions, whatever became of those
   *     entries. Null when it was never read
   */
  public LogReader(
      LogSource source,
      Surroundings around,
      RowSink sink,
      GapListener gaps,
      @Nullable SearchCursor known) {
    SearchCursor ours = known != null && known.device().equals(source.serial()) ? known : null;
    boolean proven = ours != null && ours.firmware().equals(source.firmware());
    this.source = source;
    this.around = around;
    this.sink = sink;
    this.state = new LogState(ours);
    this.searches =
        new Searches(
            source,
            around,
            ours != null && proven
                ? ours.variant()
                : RequestVariant.firstFor(source.capabilities()),
            proven);
    this.plans = new ReadPlans(searches, state, gaps);
  }

  /**
   * Reads what the request asks for, or a good stretch of it. One at a time.
   *
   * @return fails with a {@link org.edgedaemon.device.DeviceException}, or with what the sink
   *     failed with; then the old cursor is as good as ever
   */
  public CompletionStage<ReadReport> read(ReadRequest request) {
    return CompletableFuture.completedFuture(request).thenComposeAsync(this::begin, around.loop());
  }

  /** Something looks like a reset of the terminal's counter: make sure before the next read. */
  public void suspectReset() {
    around.loop().execute(state::suspect);
  }

  /** Of the terminal's counter: 0, and one more after each reset. */
  public int epoch() {
    return state.epoch();
  }

  /** The highest serial number of this epoch that is durable; 0 when none is. */
  public long highestKnown() {
    return state.highestKnown();
  }

  /** Numbers that no record has, though those around them have; since the session began. */
  public long holes() {
    return state.holes();
  }

  /** Numbers that were overwritten before they were read; since the session began. */
  public long lost() {
    return state.lost();
  }

  /** The form of request that the firmware takes, for people. */
  public String manner() {
    return searches.variant().manner();
  }

  private CompletionStage<ReadReport> begin(ReadRequest request) {
    if (busy) {
      throw new IllegalStateException(source.label() + " is being read already");
    }
    busy = true;
    Reading reading = new Reading(state, sink, around, request.progress());
    searches.countTo(reading::received);
    return attempt(request, reading, 1)
        .whenComplete(
            (report, thrown) -> {
              busy = false;
              searches.ahead().drop();
              searches.countTo(rows -> {});
            });
  }

  private CompletionStage<ReadReport> attempt(ReadRequest request, Reading reading, int forms) {
    CompletionStage<ReadReport> report;
    try {
      report = plans.read(request, reading);
    } catch (RuntimeException e) {
      report = CompletableFuture.failedFuture(e);
    }
    return report.exceptionallyCompose(
        thrown -> {
          Throwable cause = Repeat.unwrap(thrown);
          return cause instanceof VariantChanged && forms < MAX_FORMS
              ? reading.settled().thenCompose(none -> attempt(request, reading, forms + 1))
              : reading.settled().thenCompose(none -> CompletableFuture.failedFuture(cause));
        });
  }
}

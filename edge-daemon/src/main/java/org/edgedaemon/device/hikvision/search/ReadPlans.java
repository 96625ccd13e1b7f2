package org.edgedaemon.device.hikvision.search;

import java.time.LocalDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.hikvision.search.EpochWatch.AnchorProbe;
import org.edgedaemon.device.hikvision.search.EpochWatch.Verdict;
import org.edgedaemon.device.hikvision.search.SearchCursor.Place;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the way to read by what the firmware takes, and makes the cursors. */
final class ReadPlans {
  private static final Logger log = LoggerFactory.getLogger(ReadPlans.class);

  private final Searches searches;
  private final LogState state;
  private final SerialLog serials;
  private final TimeLog times;
  private final PositionLog positions;
  private final BoundedReads bounded;

  ReadPlans(Searches searches, LogState state, GapListener gaps) {
    this.searches = searches;
    this.state = state;
    this.serials = new SerialLog(searches, state, gaps);
    this.times = new TimeLog(searches, state);
    this.positions = new PositionLog(searches, state);
    this.bounded = new BoundedReads(searches, serials, times);
  }

  CompletionStage<ReadReport> read(ReadRequest request, Reading reading) {
    SearchCursor resume = SearchCursor.parse(request.after(), searches.source().serial());
    if (resume != null) {
      state.learn(resume);
    }
    SearchCursor from = resume != null && resume.epoch() == state.epoch() ? resume : null;
    return ensureEpoch(from)
        .thenCompose(
            cleared -> {
              if (cleared) {
                return CompletableFuture.completedFuture(nothing(reading));
              }
              return request.bounded() ? scoped(request, reading) : onwards(from, reading);
            });
  }

  private CompletionStage<ReadReport> scoped(ReadRequest request, Reading reading) {
    if (!state.announced()) {
      throw searches.incomplete("its event counter was reset, so that its whole log comes first");
    }
    return bounded.read(Scope.of(request, searches.around().clock()), reading);
  }

  private CompletionStage<ReadReport> onwards(@Nullable SearchCursor from, Reading reading) {
    if (!state.announced()) {
      return CompletableFuture.completedFuture(announce(reading));
    }
    return state.proof() == null ? sight(from, reading) : plainly(from, reading);
  }

  /**
   * Nothing of an epoch is handed over before a cursor is stored that it can be known again by:
   * were the counter reset then, other records would come under the same ids.
   */
  private CompletionStage<ReadReport> sight(@Nullable SearchCursor from, Reading reading) {
    searches.countTo(rows -> {});
    return searches
        .newest(everything())
        .whenComplete((newest, thrown) -> searches.countTo(reading::received))
        .thenCompose(
            newest -> {
              state.sighted(
                  newest.events().stream().map(Anchor::of).filter(a -> a.serial() > 0).toList());
              return state.proof() == null
                  ? plainly(from, reading)
                  : CompletableFuture.completedFuture(
                      reading.report(cursor(null, atTheBeginning()), true));
            });
  }

  private Window everything() {
    RequestVariant variant = searches.variant();
    if (variant.serials()) {
      return Span.openFrom(1).window();
    }
    TerminalClock clock = searches.around().clock();
    return variant.times()
        ? Window.times(TimeSlices.BEGINNING, TimeLog.reach(clock.now()), clock)
        : Window.ALL;
  }

  private CompletionStage<ReadReport> plainly(@Nullable SearchCursor from, Reading reading) {
    RequestVariant variant = searches.variant();
    if (variant.serials()) {
      return bySerial(from, reading);
    }
    return variant.times() ? byTime(from, reading) : byPosition(from, reading);
  }

  private CompletionStage<ReadReport> bySerial(@Nullable SearchCursor from, Reading reading) {
    SerialRead read = new SerialRead(serials, reading, serialBase(from));
    return read.run()
        .thenApply(
            end -> {
              if (end == Reading.End.RESET) {
                state.beginEpoch();
                return announce(reading);
              }
              return report(reading, end, read.durable(), new Place.BySerial());
            });
  }

  private CompletionStage<ReadReport> byTime(@Nullable SearchCursor from, Reading reading) {
    TimeRead read = new TimeRead(times, serials, reading, frozen(from));
    return read.run()
        .thenApply(end -> report(reading, end, state.anchor(), new Place.ByTime(read.closed())));
  }

  private CompletionStage<ReadReport> byPosition(@Nullable SearchCursor from, Reading reading) {
    Place.ByPosition base =
        from != null && from.place() instanceof Place.ByPosition place ? place : null;
    PositionRead read = new PositionRead(positions, reading, base, Scope.ALL);
    return read.run()
        .thenApply(
            end -> {
              Place.ByPosition place = read.durable();
              return report(reading, end, state.anchor(), place == null ? atTheBeginning() : place);
            });
  }

  private ReadReport report(
      Reading reading, Reading.End end, @Nullable Anchor anchor, Place place) {
    return reading.report(cursor(anchor, place), end == Reading.End.MORE);
  }

  /** The record to go on after. A cursor of another way of reading does not say. */
  private static @Nullable Anchor serialBase(@Nullable SearchCursor from) {
    Anchor anchor = from != null && from.place() instanceof Place.BySerial ? from.anchor() : null;
    return anchor == null || anchor.serial() == 0 ? null : anchor;
  }

  private static @Nullable LocalDateTime frozen(@Nullable SearchCursor from) {
    if (from == null || from.place() instanceof Place.ByPosition) {
      return null;
    }
    if (from.place() instanceof Place.ByTime place) {
      return place.frozen();
    }
    Anchor anchor = from.anchor();
    LocalDateTime last = anchor == null ? null : anchor.wallClock();
    return last == null ? null : last.minus(TimeLog.OPEN);
  }

  /**
   * Makes sure that the counter is still the one that is known, or begins another epoch.
   *
   * @return whether the log was cleared, so that the next record may be of either
   */
  private CompletionStage<Boolean> ensureEpoch(@Nullable SearchCursor from) {
    Anchor proof = state.proof();
    Anchor base = serialBase(from);
    boolean seesByItself = searches.variant().serials() && proof != null && proof.equals(base);
    boolean due = state.checkDue() || base == null || !searches.variant().serials();
    if (proof == null || !due || seesByItself) {
      return CompletableFuture.completedFuture(false);
    }
    return new EpochWatch(searches, probe())
        .check(proof)
        .thenApply(verdict -> judged(verdict, proof));
  }

  private boolean judged(Verdict verdict, Anchor proof) {
    boolean cleared = verdict == Verdict.EMPTY && searches.variant().serials();
    if (!cleared) {
      state.checked();
    }
    if (verdict == Verdict.RESET) {
      state.beginEpoch();
    } else if (verdict == Verdict.GONE && !searches.variant().serials()) {
      times.lostAfter(proof.serial());
    }
    return cleared && state.anchor() == null;
  }

  private ReadReport nothing(Reading reading) {
    return reading.report(cursor(null, atTheBeginning()), false);
  }

  private AnchorProbe probe() {
    RequestVariant variant = searches.variant();
    if (variant.serials()) {
      return EpochWatch.bySerial(serials.windows(), state);
    }
    return variant.times() ? times.probe() : positions.probe();
  }

  /** Nothing of a new epoch is handed over before its cursor is stored. */
  private ReadReport announce(Reading reading) {
    state.announce();
    log.warn(
        "{}: its event counter was reset; its log is read from the beginning, as epoch {}",
        searches.source().label(),
        state.epoch());
    return reading.report(cursor(null, atTheBeginning()), true);
  }

  private Place atTheBeginning() {
    RequestVariant variant = searches.variant();
    if (variant.serials()) {
      return new Place.BySerial();
    }
    return variant.times() ? new Place.ByTime(TimeSlices.BEGINNING) : new Place.ByPosition(0, "");
  }

  private SearchCursor cursor(@Nullable Anchor anchor, Place place) {
    return new SearchCursor(
        searches.source().serial(),
        searches.source().firmware(),
        searches.variant(),
        state.epoch(),
        anchor,
        state.landmarks(),
        place);
  }
}

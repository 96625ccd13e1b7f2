package org.edgedaemon.device.hikvision.search;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
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

  ReadPlans(Searches searches, LogState state, GapListener gaps) {
    this.searches = searches;
    this.state = state;
    this.serials = new SerialLog(searches, state, gaps);
  }

  CompletionStage<ReadReport> read(ReadRequest request, Reading reading) {
    SearchCursor resume = SearchCursor.parse(request.after(), searches.source().serial());
    if (resume != null) {
      state.learn(resume);
    }
    SearchCursor ours = resume != null && resume.epoch() == state.epoch() ? resume : null;
    return onwards(ours, reading);
  }

  private CompletionStage<ReadReport> onwards(@Nullable SearchCursor from, Reading reading) {
    Anchor base = from != null && from.place() instanceof Place.BySerial ? from.anchor() : null;
    return ensureEpoch(base)
        .thenCompose(
            same ->
                same
                    ? bySerial(base, reading)
                    : CompletableFuture.completedFuture(newEpoch(reading)));
  }

  private CompletionStage<ReadReport> bySerial(@Nullable Anchor base, Reading reading) {
    SerialRead read = new SerialRead(serials, reading, base);
    return read.run()
        .thenApply(
            end -> {
              if (end == Reading.End.RESET) {
                return newEpoch(reading);
              }
              state.checked();
              SearchCursor cursor = cursor(read.durable(), new Place.BySerial());
              return reading.report(cursor, end == Reading.End.MORE);
            });
  }

  /** Whether the counter is still the one that is known. A read from the anchor sees by itself. */
  private CompletionStage<Boolean> ensureEpoch(@Nullable Anchor base) {
    Anchor anchor = state.anchor();
    if (anchor == null || anchor.equals(base) || (base != null && !state.checkDue())) {
      return CompletableFuture.completedFuture(true);
    }
    return serials
        .check(anchor)
        .thenApply(
            verdict -> {
              state.checked();
              return verdict != Verdict.RESET;
            });
  }

  /** Nothing of the new epoch is handed over before its cursor is stored. */
  private ReadReport newEpoch(Reading reading) {
    state.beginEpoch();
    log.warn(
        "{}: its event counter was reset; its log is read from the beginning, as epoch {}",
        searches.source().label(),
        state.epoch());
    return reading.report(cursor(null, new Place.BySerial()), true);
  }

  private SearchCursor cursor(@Nullable Anchor anchor, Place place) {
    return new SearchCursor(
        searches.source().serial(),
        searches.source().firmware(),
        searches.variant(),
        state.epoch(),
        anchor,
        place);
  }
}

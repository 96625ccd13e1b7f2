package org.edgedaemon.device.hikvision.search;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.jspecify.annotations.Nullable;

/**
 * Tells a counter that was reset from a log that has merely overwritten its oldest records. No
 * single answer decides: what is not plainly the same is asked twice, a while apart.
 */
final class EpochWatch {
  /** What became of the record that was asked for. */
  enum Verdict {
    /** It is there, or records of ours below it are. */
    SAME,
    /** Overwritten: none below it is left, and higher numbers are there. */
    GONE,
    /**
     * Another record has its number, or that of another one of ours, or only lower ones are left.
     */
    RESET,
    /** The log is empty: nothing to tell it by. */
    EMPTY
  }

  private static final Duration SECOND_THOUGHT = Duration.ofSeconds(2);

  private final Searches searches;
  private final AnchorProbe probe;

  EpochWatch(Searches searches, AnchorProbe probe) {
    this.searches = searches;
    this.probe = probe;
  }

  /** Asks for a record of ours in the way that the firmware takes. */
  interface AnchorProbe {
    CompletionStage<Verdict> ask(Anchor anchor);
  }

  CompletionStage<Verdict> check(Anchor anchor) {
    return probe
        .ask(anchor)
        .thenCompose(
            verdict ->
                verdict == Verdict.SAME
                    ? CompletableFuture.completedFuture(verdict)
                    : confirm(anchor, verdict));
  }

  private CompletionStage<Verdict> confirm(Anchor anchor, Verdict first) {
    return searches
        .around()
        .pause()
        .apply(SECOND_THOUGHT)
        .thenCompose(none -> probe.ask(anchor))
        .thenApply(
            second -> {
              if (first != second) {
                throw searches.incomplete(
                    "it does not say twice the same of record " + anchor.serial());
              }
              return second;
            });
  }

  /** By serial number: the record itself, others that are ours, anything above, anything below. */
  static AnchorProbe bySerial(SerialWindows windows, LogState state) {
    return anchor ->
        anchor.serial() == 0
            ? CompletableFuture.completedFuture(Verdict.SAME)
            : windows
                .record(anchor.serial())
                .thenCompose(
                    found ->
                        found == null
                            ? byLandmarks(windows, anchor, state)
                            : compared(anchor, found));
  }

  private static CompletionStage<Verdict> compared(Anchor anchor, AccessEvent found) {
    return CompletableFuture.completedFuture(anchor.isSame(found) ? Verdict.SAME : Verdict.RESET);
  }

  /** A record that vanished alone proves nothing: the next one of ours that is there does. */
  private static CompletionStage<Verdict> byLandmarks(
      SerialWindows windows, Anchor anchor, LogState state) {
    CompletionStage<@Nullable Verdict> verdict = CompletableFuture.completedFuture(null);
    for (Anchor landmark : state.landmarksAround(anchor)) {
      verdict =
          verdict.thenCompose(
              known ->
                  known == null
                      ? windows
                          .record(landmark.serial())
                          .thenCompose(found -> byLandmark(windows, anchor, landmark, found))
                      : CompletableFuture.completedFuture(known));
    }
    return verdict.thenCompose(
        known ->
            known == null
                ? whatIsLeft(windows, anchor, state::knows)
                : CompletableFuture.completedFuture(known));
  }

  private static CompletionStage<@Nullable Verdict> byLandmark(
      SerialWindows windows, Anchor anchor, Anchor landmark, @Nullable AccessEvent found) {
    if (found == null || !landmark.isSame(found)) {
      return CompletableFuture.completedFuture(found == null ? null : Verdict.RESET);
    }
    if (landmark.serial() < anchor.serial()) {
      return CompletableFuture.completedFuture(Verdict.SAME);
    }
    return windows
        .justBelow(anchor.serial())
        .thenApply(below -> below.isEmpty() ? Verdict.GONE : Verdict.SAME);
  }

  private static CompletionStage<Verdict> whatIsLeft(
      SerialWindows windows, Anchor anchor, Predicate<AccessEvent> known) {
    return windows
        .anyFrom(anchor.serial() + 1)
        .thenCompose(
            above ->
                above
                    ? windows.justBelow(anchor.serial()).thenApply(below -> gone(below, known))
                    : windows.anyFrom(1).thenApply(any -> any ? Verdict.RESET : Verdict.EMPTY));
  }

  /**
   * The oldest are overwritten first, so nothing older can be left; if something is, the number is
   * a hole in another epoch, unless we know better.
   */
  private static Verdict gone(Found below, Predicate<AccessEvent> known) {
    boolean ours = below.isEmpty() || below.events().stream().anyMatch(known);
    return ours ? Verdict.GONE : Verdict.RESET;
  }
}

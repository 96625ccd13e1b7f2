package org.edgedaemon.device.hikvision.search;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;

/**
 * Tells a counter that was reset from a log that has merely overwritten its oldest records. No
 * single answer decides: what is not plainly the same is asked twice, a while apart.
 */
final class EpochWatch {
  /** What became of the record that was asked for. */
  enum Verdict {
    /** It is there. */
    SAME,
    /** Overwritten: higher numbers are there. */
    GONE,
    /** Another record has its number, or only lower numbers are there. */
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

  /**
   * By serial number: the record itself, anything above, anything below.
   *
   * @param known whether a record is certainly one of this epoch
   */
  static AnchorProbe bySerial(SerialWindows windows, Predicate<AccessEvent> known) {
    return anchor ->
        anchor.serial() == 0
            ? CompletableFuture.completedFuture(Verdict.SAME)
            : windows
                .record(anchor.serial())
                .thenCompose(
                    found ->
                        found == null
                            ? whatIsLeft(windows, anchor, known)
                            : compared(anchor, found));
  }

  private static CompletionStage<Verdict> compared(Anchor anchor, AccessEvent found) {
    return CompletableFuture.completedFuture(anchor.isSame(found) ? Verdict.SAME : Verdict.RESET);
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

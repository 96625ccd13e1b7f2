package org.edgedaemon.device.hikvision.search;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

  /** By serial number: the record itself, anything above, anything at all. */
  static AnchorProbe bySerial(SerialWindows windows) {
    return anchor ->
        windows
            .record(anchor.serial())
            .thenCompose(
                found -> found == null ? whatIsLeft(windows, anchor) : compared(anchor, found));
  }

  private static CompletionStage<Verdict> compared(Anchor anchor, AccessEvent found) {
    return CompletableFuture.completedFuture(anchor.isSame(found) ? Verdict.SAME : Verdict.RESET);
  }

  private static CompletionStage<Verdict> whatIsLeft(SerialWindows windows, Anchor anchor) {
    return windows
        .anyFrom(anchor.serial() + 1)
        .thenCompose(
            above ->
                above
                    ? CompletableFuture.completedFuture(Verdict.GONE)
                    : windows.anyFrom(1).thenApply(any -> any ? Verdict.RESET : Verdict.EMPTY));
  }
}

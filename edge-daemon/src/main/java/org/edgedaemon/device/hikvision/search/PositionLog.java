package org.edgedaemon.device.hikvision.search;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchCondition;
import org.edgedaemon.device.hikvision.search.EpochWatch.AnchorProbe;
import org.edgedaemon.device.hikvision.search.EpochWatch.Verdict;

/** A log that only takes positions: row so many of all, by time. */
final class PositionLog {
  private final Searches searches;
  private final LogState state;

  PositionLog(Searches searches, LogState state) {
    this.searches = searches;
    this.state = state;
  }

  Searches searches() {
    return searches;
  }

  LogState state() {
    return state;
  }

  int pageRows() {
    return searches.pageRows();
  }

  CompletionStage<Found> page(int position) {
    if (position > SearchCondition.MAX_POSITION) {
      throw searches.incomplete(
          "its log is longer than the "
              + SearchCondition.MAX_POSITION
              + " rows that can be read by position");
    }
    return searches.from(position, 1);
  }

  /** By position the newest rows tell, where rows have numbers at all. */
  AnchorProbe probe() {
    return anchor ->
        anchor.serial() == 0
            ? CompletableFuture.completedFuture(Verdict.SAME)
            : page(0)
                .thenCompose(
                    first ->
                        first.isEmpty() || first.end() == Found.End.WHOLE
                            ? CompletableFuture.completedFuture(first)
                            : page(Math.max(0, first.total() - pageRows())))
                .thenApply(newest -> verdict(newest, anchor));
  }

  private static Verdict verdict(Found newest, Anchor anchor) {
    if (newest.isEmpty()) {
      return Verdict.EMPTY;
    }
    if (newest.events().stream().anyMatch(anchor::isSame)) {
      return Verdict.SAME;
    }
    long highest =
        newest.events().stream()
            .map(AccessEvent::serialNo)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .max()
            .orElse(Long.MAX_VALUE);
    return highest < anchor.serial() ? Verdict.RESET : Verdict.SAME;
  }
}

package org.edgedaemon.device.hikvision.search;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.search.EpochWatch.AnchorProbe;
import org.edgedaemon.device.hikvision.search.EpochWatch.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A log whose records are asked for by time. What is older than an hour when it is read is closed;
 * the younger part is read over and over, the last minutes of it at every turn.
 */
final class TimeLog {
  /** Records may come late: what is younger is read again. */
  static final Duration OPEN = Duration.ofHours(1);

  private static final Duration OVERLAP = Duration.ofMinutes(10);
  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final Duration CLOSE_EVERY = Duration.ofMinutes(15);
  private static final Duration SET_BACK = Duration.ofDays(1);
  private static final int ROWS_OF_A_SECOND = 1_000;

  private final Searches searches;
  private final LogState state;
  private @Nullable LocalDateTime readTo;
  private long lostAfter;

  TimeLog(Searches searches, LogState state) {
    this.searches = searches;
    this.state = state;
  }

  Searches searches() {
    return searches;
  }

  LogState state() {
    return state;
  }

  LocalDateTime now() {
    return searches.around().clock().now();
  }

  /** The last second that a window of now reaches. */
  static LocalDateTime reach(LocalDateTime now) {
    return now.plus(AHEAD);
  }

  /**
   * Where to read from.
   *
   * @param frozen all before is closed; null reads everything
   */
  LocalDateTime start(@Nullable LocalDateTime frozen, LocalDateTime now) {
    if (frozen == null) {
      return TimeSlices.BEGINNING;
    }
    LocalDateTime last = readTo;
    boolean justOpenEnd =
        last != null
            && !last.isAfter(now)
            && last.isAfter(frozen)
            && frozen.isAfter(now.minus(OPEN).minus(CLOSE_EVERY));
    LocalDateTime from = justOpenEnd ? Objects.requireNonNull(last) : frozen;
    if (from.isAfter(now)) {
      from = now.minus(SET_BACK);
    }
    return from.minus(OVERLAP).minus(searches.around().clock().skew().abs());
  }

  /** The record with this number was overwritten, and perhaps others after it. */
  void lostAfter(long serial) {
    lostAfter = serial;
  }

  /** What was lost as these rows show, or null. Told once. */
  @Nullable Span lost(Rows rows) {
    AccessEvent first = lostAfter == 0 ? null : rows.firstAbove(lostAfter);
    if (first == null) {
      return null;
    }
    Span lost = new Span(lostAfter + 1, Anchor.of(first).serial() - 1);
    lostAfter = 0;
    return lost.width() == 0 ? null : lost;
  }

  /** A read has come to the end, begun at this time. */
  void readTo(LocalDateTime now) {
    readTo = now;
  }

  /** By time: the record in its own second, anything after it, anything before it. */
  AnchorProbe probe() {
    return anchor -> {
      LocalDateTime at = anchor.wallClock();
      return at == null || anchor.serial() == 0
          ? CompletableFuture.completedFuture(Verdict.SAME)
          : searches
              .all(window(at, at), ROWS_OF_A_SECOND)
              .thenCompose(
                  found ->
                      found.events().stream().anyMatch(anchor::isSame)
                          ? CompletableFuture.completedFuture(Verdict.SAME)
                          : whatIsLeft(anchor, at));
    };
  }

  private CompletionStage<Verdict> whatIsLeft(Anchor anchor, LocalDateTime at) {
    return searches
        .first(window(at.plusSeconds(1), later(reach(now()), at.plusSeconds(1))))
        .thenCompose(
            after ->
                after.isEmpty()
                    ? before(at)
                    : CompletableFuture.completedFuture(
                        anyUpTo(after, anchor) ? Verdict.RESET : Verdict.GONE));
  }

  private CompletionStage<Verdict> before(LocalDateTime at) {
    return searches
        .first(window(TimeSlices.BEGINNING, at))
        .thenApply(found -> found.isEmpty() ? Verdict.EMPTY : Verdict.RESET);
  }

  /** The oldest are overwritten first: when the record is gone, none before it can be left. */
  private static boolean anyUpTo(Found found, Anchor anchor) {
    return found.events().stream()
        .map(AccessEvent::serialNo)
        .anyMatch(serial -> serial != null && serial <= anchor.serial());
  }

  private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
    return one.isAfter(other) ? one : other;
  }

  private Window window(LocalDateTime from, LocalDateTime to) {
    return Window.times(from, to, searches.around().clock());
  }
}

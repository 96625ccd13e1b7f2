package org.edgedaemon.device.hikvision.search;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchCondition;
import org.edgedaemon.device.hikvision.search.Found.End;
import org.jspecify.annotations.Nullable;

/**
 * Reads a span of time in slices, each small enough to be read at one go, narrowing and widening
 * them by what they bring. Stretches without records are jumped over.
 */
final class TimeSlices {
  /** Takes the rows of a slice, which ends just before {@code next}; false stops. */
  interface Taker {
    CompletionStage<Boolean> take(Rows rows, LocalDateTime next);
  }

  /** No terminal's log begins before. */
  static final LocalDateTime BEGINNING = LocalDateTime.of(1970, 1, 1, 0, 0, 0);

  private static final int TOO_MANY_ROWS = 3_000;
  private static final int MANY_ROWS = 1_500;
  private static final int FEW_ROWS = 400;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final int MAX_TRIES = 3;

  private final Searches searches;
  private final LocalDateTime end;
  private final Taker taker;
  private LocalDateTime at;
  private Duration width = Duration.ofHours(1);

  /**
   * @param from the first second wanted
   * @param end the last second wanted
   */
  TimeSlices(Searches searches, LocalDateTime from, LocalDateTime end, Taker taker) {
    this.searches = searches;
    this.at = from.truncatedTo(ChronoUnit.SECONDS);
    this.end = end.truncatedTo(ChronoUnit.SECONDS);
    this.taker = taker;
  }

  CompletionStage<Void> run() {
    return at.isAfter(end) ? CompletableFuture.completedFuture(null) : sought();
  }

  private CompletionStage<Void> sought() {
    return jump().thenCompose(any -> any ? Repeat.whileTrue(this::slice) : done());
  }

  private static CompletionStage<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  private CompletionStage<Boolean> slice() {
    LocalDateTime last = earlier(at.plus(width).minusSeconds(1), end);
    int limit = width.compareTo(SHORTEST) > 0 ? TOO_MANY_ROWS : SearchCondition.MAX_POSITION;
    return searches
        .all(window(at, last), limit)
        .thenCompose(
            found -> {
              if (found.end() == End.MORE && width.compareTo(SHORTEST) > 0) {
                width = longer(width.dividedBy(4).truncatedTo(ChronoUnit.SECONDS), SHORTEST);
                return CompletableFuture.completedFuture(true);
              }
              return whole(window(at, last), found).thenCompose(rows -> take(rows, found, last));
            });
  }

  private CompletionStage<Boolean> take(Rows rows, Found found, LocalDateTime last) {
    if (found.received() > MANY_ROWS) {
      width = longer(width.dividedBy(2).truncatedTo(ChronoUnit.SECONDS), SHORTEST);
    } else if (found.received() < FEW_ROWS) {
      width = width.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : width.multipliedBy(2);
    }
    at = last.plusSeconds(1);
    return taker
        .take(rows, at)
        .thenCompose(
            goOn ->
                goOn && !at.isAfter(end)
                    ? onwards(found.isEmpty())
                    : CompletableFuture.completedFuture(false));
  }

  private CompletionStage<Boolean> onwards(boolean empty) {
    return empty ? jump() : CompletableFuture.completedFuture(true);
  }

  /** On to the next record; false when there is none. */
  private CompletionStage<Boolean> jump() {
    return look()
        .thenApply(
            found -> {
              LocalDateTime first = earliest(found);
              if (first != null && first.isAfter(at)) {
                at = earlier(first.truncatedTo(ChronoUnit.SECONDS), end);
              }
              return !found.isEmpty();
            });
  }

  private CompletionStage<Found> look() {
    Window rest = window(at, end);
    return searches
        .first(rest)
        .thenCompose(
            found ->
                found.isEmpty() && found.end() == End.SHORT
                    ? searches.first(rest)
                    : CompletableFuture.completedFuture(found));
  }

  /**
   * Rows that the terminal overwrites between two pages make it skip others. Then, and when it
   * counts more than it gives, the slice is read again until nothing is new.
   */
  private CompletionStage<Rows> whole(Window window, Found found) {
    return new Settling(window, Rows.of(found), found).run();
  }

  private Window window(LocalDateTime from, LocalDateTime to) {
    return Window.times(from, to, searches.around().clock());
  }

  private static @Nullable LocalDateTime earliest(Found found) {
    return found.events().stream()
        .map(row -> row.time().wallClock())
        .filter(Objects::nonNull)
        .min(LocalDateTime::compareTo)
        .orElse(null);
  }

  private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
    return one.isBefore(other) ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** A slice that is read until two readings agree. */
  private final class Settling {
    private final Window window;
    private final Rows rows;
    private Found latest;
    private int tries = 1;

    Settling(Window window, Rows rows, Found found) {
      this.window = window;
      this.rows = rows;
      this.latest = found;
    }

    CompletionStage<Rows> run() {
      return Repeat.whileTrue(this::check).thenApply(none -> rows);
    }

    private CompletionStage<Boolean> check() {
      if (latest.end() == End.WHOLE && latest.atOnce()) {
        return CompletableFuture.completedFuture(false);
      }
      if (latest.end() == End.SHORT || latest.shrank()) {
        return again();
      }
      return searches
          .first(window)
          .thenCompose(
              page -> sameStart(page) ? CompletableFuture.completedFuture(false) : again());
    }

    private CompletionStage<Boolean> again() {
      if (tries++ == MAX_TRIES) {
        throw searches.incomplete("its events of one time come differently each time");
      }
      return searches
          .all(window, SearchCondition.MAX_POSITION)
          .thenApply(
              found -> {
                int news = rows.add(found);
                boolean agreed = news == 0 && found.end() != End.MORE && !found.shrank();
                latest = found;
                return !agreed;
              });
    }

    private boolean sameStart(Found page) {
      AccessEvent then = latest.events().isEmpty() ? null : latest.events().get(0);
      AccessEvent now = page.events().isEmpty() ? null : page.events().get(0);
      return then != null && now != null && RowKey.of(then).equals(RowKey.of(now));
    }
  }
}

package org.edgedaemon.device.hikvision.search;

import java.time.LocalDateTime;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads on from a time of the terminal to its present. */
final class TimeRead {
  private final TimeLog log;
  private final SerialLog serials;
  private final Reading reading;
  private final @Nullable LocalDateTime frozen;
  private final LocalDateTime now;
  private LocalDateTime closed;
  private Reading.End end = Reading.End.CAUGHT_UP;

  /**
   * @param frozen all before is closed; null reads everything
   */
  TimeRead(TimeLog log, SerialLog serials, Reading reading, @Nullable LocalDateTime frozen) {
    this.log = log;
    this.serials = serials;
    this.reading = reading;
    this.frozen = frozen;
    this.now = log.now();
    this.closed = frozen == null ? TimeSlices.BEGINNING : frozen;
  }

  CompletionStage<Reading.End> run() {
    LocalDateTime start = log.start(frozen, now);
    boolean closing = frozen == null || !start.isAfter(frozen);
    return new TimeSlices(log.searches(), start, TimeLog.reach(now), this::take)
        .run()
        .thenCompose(none -> reading.drained())
        .thenApply(none -> finish(closing));
  }

  /** All before this is durably read and may be left alone. */
  LocalDateTime closed() {
    return closed;
  }

  private CompletionStage<Boolean> take(Rows rows, LocalDateTime next) {
    reading.countDoubles(rows.doubles());
    Span lost = log.lost(rows);
    if (lost != null) {
      serials.missing(lost, true);
    }
    LocalDateTime before = closed;
    LocalDateTime open = now.minus(TimeLog.OPEN);
    return reading
        .give(
            frozen == null ? rows.events() : log.state().news(rows.events()),
            log.state().newUnreadable(rows.unreadable()),
            () -> {
              if (next.isAfter(closed) && !next.isAfter(open)) {
                closed = next;
              }
            })
        .thenApply(none -> goOn(next.isAfter(before) && !next.isAfter(open)));
  }

  /** Stopping is only of use where the next read need not begin at the same place. */
  private boolean goOn(boolean closing) {
    if (closing && reading.longEnough()) {
      end = Reading.End.MORE;
      return false;
    }
    return true;
  }

  private Reading.End finish(boolean closing) {
    if (end == Reading.End.CAUGHT_UP) {
      log.readTo(now);
      LocalDateTime open = now.minus(TimeLog.OPEN);
      if (closing && (open.isAfter(closed) || closed.isAfter(now))) {
        closed = open;
      }
    }
    return end;
  }
}

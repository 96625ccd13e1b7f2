package org.edgedaemon.device.hikvision.search;

import java.time.LocalDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.ReadReport;

/** Reads that a time bounds: once more what the terminal has of it, whatever was read before. */
final class BoundedReads {
  private final Searches searches;
  private final SerialLog serials;
  private final TimeLog times;

  BoundedReads(Searches searches, SerialLog serials, TimeLog times) {
    this.searches = searches;
    this.serials = serials;
    this.times = times;
  }

  CompletionStage<ReadReport> read(Scope scope, Reading reading) {
    return way(scope, reading)
        .thenCompose(none -> reading.drained())
        .thenApply(none -> reading.report(null, false));
  }

  private CompletionStage<?> way(Scope scope, Reading reading) {
    RequestVariant variant = searches.variant();
    if (variant.times()) {
      return byTime(scope, reading);
    }
    return variant.serials()
        ? start(scope).thenCompose(first -> bySerial(first, scope, reading))
        : new PositionRead(new PositionLog(searches, serials.state()), reading, null, scope).run();
  }

  private CompletionStage<Void> byTime(Scope scope, Reading reading) {
    LocalDateTime from = scope.from();
    LocalDateTime to = scope.to();
    return new TimeSlices(
            searches,
            from == null ? TimeSlices.BEGINNING : from,
            to == null ? TimeLog.reach(times.now()) : to,
            (rows, next) -> give(rows, scope, reading))
        .run();
  }

  private static CompletionStage<Boolean> give(Rows rows, Scope scope, Reading reading) {
    reading.countDoubles(rows.doubles());
    return reading
        .give(rows.events().stream().filter(scope::has).toList(), rows.unreadable(), () -> {})
        .thenApply(none -> true);
  }

  private CompletionStage<Void> bySerial(long first, Scope scope, Reading reading) {
    return new SerialRead(serials, reading, first, scope)
        .run()
        .thenAccept(
            end -> {
              if (end == Reading.End.RESET) {
                serials.state().beginEpoch();
                throw searches.incomplete("its event counter was reset meanwhile");
              }
            });
  }

  private CompletionStage<Long> start(Scope scope) {
    LocalDateTime from = scope.from();
    if (from == null) {
      return CompletableFuture.completedFuture(1L);
    }
    return highest()
        .thenCompose(
            highest ->
                new FirstSerial(serials.windows(), searches.pageRows(), from, highest).find());
  }

  /** A number that no record is above. */
  private CompletionStage<Long> highest() {
    long known = serials.state().highestKnown();
    long usual =
        known > SearchCapabilities.PLAIN_MAX_SERIAL || serials.highSerials()
            ? SearchCapabilities.HIGHEST_SERIAL
            : SearchCapabilities.PLAIN_MAX_SERIAL;
    if (known == 0) {
      return CompletableFuture.completedFuture(usual);
    }
    return serials.windows().anyFrom(known + 1).thenApply(any -> any ? usual : Long.valueOf(known));
  }
}

package org.edgedaemon.device.hikvision.search;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;
import org.jspecify.annotations.Nullable;

/** A daemon that reads one terminal: what it has durably, its cursor, and its restarts. */
final class Session implements RowSink, GapListener {
  static final String DEVICE = "DS-K1T341AM20220315V030230ENF00000001";

  /** The records that are durable, by id, and what they were first. */
  final Map<String, String> kept = new LinkedHashMap<>();

  final List<String> gaps = new ArrayList<>();
  final List<Duration> pauses = new ArrayList<>();
  final List<ReadReport> reports = new ArrayList<>();
  final LogTerminal terminal;
  String firmware = "V3.2.30";
  SearchCapabilities capabilities = SearchCapabilities.UNKNOWN;
  LocalDateTime clockNow = LocalDateTime.parse("2026-07-06T08:00:00");
  @Nullable ReadCursor cursor;
  LogReader reader;
  int conflicts;
  int batches;
  int unreadable;
  int failAtBatch = -1;
  long nanos;
  private int ids;

  Session(LogTerminal terminal) {
    this.terminal = terminal;
    this.reader = open();
  }

  /** All that is not durable is gone; the cursor is the stored one. */
  void restart() {
    reader = open();
  }

  private LogReader open() {
    TerminalClock clock =
        new TerminalClock() {
          @Override
          public LocalDateTime now() {
            return terminal.now.isAfter(clockNow) ? terminal.now : clockNow;
          }

          @Override
          public ZoneOffset offsetAt(LocalDateTime wallClock) {
            return LogTerminal.OFFSET;
          }

          @Override
          public Duration skew() {
            return Duration.ZERO;
          }
        };
    return new LogReader(
        new LogSource(terminal, "lobby", DEVICE, firmware, capabilities),
        new Surroundings(clock, () -> nanos, this::pause, Runnable::run, () -> "s" + ids++),
        this,
        this,
        SearchCursor.parse(cursor, DEVICE));
  }

  private CompletionStage<Void> pause(Duration duration) {
    pauses.add(duration);
    return CompletableFuture.completedFuture(null);
  }

  /** Reads to the end, as the daemon does; stores the cursor of each stretch. */
  void readAll() {
    ReadReport report;
    int stretches = 0;
    do {
      report = readOnce();
      if (++stretches > 10_000) {
        throw new AssertionError("the read never ends");
      }
    } while (report.more());
  }

  ReadReport readOnce() {
    ReadReport report = read(ReadRequest.after(cursor));
    cursor = report.cursor();
    return report;
  }

  ReadReport read(ReadRequest request) {
    try {
      ReadReport report = reader.read(request).toCompletableFuture().join();
      reports.add(report);
      return report;
    } catch (CompletionException e) {
      throw (RuntimeException) Repeat.unwrap(e);
    }
  }

  @Override
  public CompletionStage<Long> onEvents(
      int epoch, List<AccessEvent> events, List<UnreadableRow> rows) {
    if (batches++ == failAtBatch) {
      return CompletableFuture.failedFuture(new IllegalStateException("disk full"));
    }
    unreadable += rows.size();
    for (AccessEvent event : events) {
      String row = event.time().text() + " " + event.code() + " " + event.person();
      String before = kept.putIfAbsent(id(epoch, event), row);
      conflicts += before == null || before.equals(row) ? 0 : 1;
    }
    return CompletableFuture.completedFuture((long) events.size());
  }

  static String id(int epoch, AccessEvent event) {
    return event.serialNo() == null ? RowName.of(event) : epoch + "/" + event.serialNo();
  }

  @Override
  public void onLost(int epoch, long firstSerial, long lastSerial) {
    gaps.add(epoch + ":" + firstSerial + "-" + lastSerial);
  }

  /** The serial numbers that are durable of an epoch. */
  List<Long> keptOf(int epoch) {
    String prefix = epoch + "/";
    return kept.keySet().stream()
        .filter(id -> id.startsWith(prefix))
        .map(id -> Long.valueOf(id.substring(prefix.length())))
        .toList();
  }
}

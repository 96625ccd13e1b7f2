package org.edgedaemon.ingest;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.schedule.CronSchedule;
import org.edgedaemon.testing.InMemoryHistory;
import org.edgedaemon.testing.InMemoryJournal;
import org.edgedaemon.testing.Steps;

/** One scripted device in its loop, all time and all stores in the test's hand. */
final class LoopBench {
  static final ReadReport EMPTY = new ReadReport(0, 0, 0, 0, null);
  static final Duration LOOKBACK = Duration.ofHours(5);

  final HandScheduler scheduler = new HandScheduler();
  final DeviceLoopTest.MemoryIntake intake = new DeviceLoopTest.MemoryIntake();
  final InMemoryJournal journal = new InMemoryJournal(new Steps());
  final InMemoryHistory history = new InMemoryHistory();
  final ScriptedDevice device = new ScriptedDevice("front-door");
  final IngestParts parts =
      IngestParts.of(
          "office",
          new IngestStores(intake, () -> this.room, journal, history),
          new IngestTime(scheduler, scheduler, scheduler, ZoneId.of("UTC"), new Random(1)));
  boolean room = true;

  static PollConfig hourly() {
    return new PollConfig(Duration.ofSeconds(30), true, backup("0 * * * *"));
  }

  static BackupRead backup(String cron) {
    CronSchedule.Good good = (CronSchedule.Good) CronSchedule.parse(cron);
    return new BackupRead(good.schedule(), LOOKBACK);
  }

  DeviceLoop started(PollConfig poll) {
    return started(poll, CursorBody.nothing(0));
  }

  DeviceLoop started(PollConfig poll, ReadProgress.Past past) {
    DeviceLoop loop = new DeviceLoop(device, poll, parts);
    loop.start(Duration.ZERO, past);
    advance(Duration.ZERO);
    return loop;
  }

  void advance(Duration by) {
    scheduler.advance(by);
  }

  void finish(ReadReport report) {
    device.session().lastRead().complete(report);
    scheduler.settle();
  }

  void fail(Exception failure) {
    device.session().lastRead().completeExceptionally(failure);
    scheduler.settle();
  }

  void hangUp(Exception why) {
    device.session().closed.completeExceptionally(why);
    scheduler.settle();
  }

  void give(Punch... punches) {
    device.listener.onPunches(PunchBatch.of(List.of(punches)));
    scheduler.settle();
  }

  /** What the intake holds goes into the journal, and whoever waits for that hears of it. */
  void applyAll() {
    List<SequencedEntry> all = new ArrayList<>();
    for (int i = 0; i < intake.entries.size(); i++) {
      all.add(new SequencedEntry(i + 1, intake.entries.get(i)));
    }
    journal.apply(all);
    advance(Duration.ofSeconds(1));
  }

  List<ReadRequest> requests() {
    return device.session().requests;
  }

  ReadRequest lastRequest() {
    return device.session().lastRequest();
  }

  boolean isBackup(ReadRequest request) {
    return LOOKBACK.equals(request.lookback());
  }

  long backups() {
    return device.sessions.stream()
        .flatMap(session -> session.requests.stream())
        .filter(this::isBackup)
        .count();
  }

  /** A stretch of a long log. */
  static ReadReport more(String cursor) {
    return new ReadReport(100, 100, 0, 0, new ReadCursor(cursor), true);
  }

  static ReadReport end(String cursor) {
    return new ReadReport(20, 20, 0, 1, new ReadCursor(cursor), false);
  }
}

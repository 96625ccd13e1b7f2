package org.edgedaemon.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import org.edgedaemon.admin.AttendanceOperations;
import org.edgedaemon.admin.CloudSyncOperations;
import org.edgedaemon.admin.DeadLetterOperations;
import org.edgedaemon.admin.DestinationInfo;
import org.edgedaemon.admin.DestinationOperations;
import org.edgedaemon.admin.DeviceOperations;
import org.edgedaemon.admin.JournalOperations;
import org.edgedaemon.admin.LogLevelReport;
import org.edgedaemon.admin.MasterSyncOperations;
import org.edgedaemon.admin.MasterView;
import org.edgedaemon.admin.Operations;
import org.edgedaemon.admin.OutboxOperations;
import org.edgedaemon.admin.ReloadReport;
import org.edgedaemon.admin.RoundView;
import org.edgedaemon.admin.StatusReport;
import org.edgedaemon.admin.SyncStart;
import org.edgedaemon.admin.SyncView;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.health.CheckResult;
import org.jspecify.annotations.Nullable;

/** A daemon that answers with samples and remembers what it was asked. */
final class FakeOperations implements Operations {
  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile CheckResult.Status health = CheckResult.Status.OK;
  volatile boolean lanesSound = true;
  volatile List<String> journalProblems = List.of();
  volatile @Nullable RuntimeException failure;
  volatile long journalEntries = 3;

  volatile List<MasterView> masters = List.of();
  volatile RoundView round = new RoundView("head", false, 3, 1, 2, 0, null, List.of());
  volatile SyncStart syncStart = SyncStart.begun("run-1");
  volatile SyncView sync = new SyncView(null, null, null);

  /** A party that registers here holds reads of devices back until it arrives. */
  final Phaser hold = new Phaser(1);

  /** Remembers, and fails when that is planned. */
  void ask(String what) {
    asked.add(what);
    RuntimeException planned = failure;
    if (planned != null) {
      throw planned;
    }
  }

  @Override
  public StatusReport status() {
    ask("status");
    return Samples.status();
  }

  @Override
  public ReloadReport reload() {
    ask("reload");
    return new ReloadReport(true, List.of(), List.of("device lobby added"), List.of());
  }

  @Override
  public LogLevelReport logLevel(String logger, String level) {
    ask("log " + logger + " " + level);
    return new LogLevelReport(7, Map.of(logger, level));
  }

  @Override
  public DeviceOperations devices() {
    return new FakeDevices(this);
  }

  @Override
  public MasterSyncOperations masterSync() {
    return new FakeMasterSync(this);
  }

  @Override
  public DestinationOperations destinations() {
    return new DestinationOperations() {
      @Override
      public List<DestinationInfo> list() {
        ask("destinations");
        return List.of(Samples.cloud());
      }

      @Override
      public TestReport test(DestinationId id) {
        ask("test destination " + id);
        return FakeDevices.report(id.value(), health);
      }
    };
  }

  @Override
  public OutboxOperations outbox() {
    return new FakeOutbox(this);
  }

  @Override
  public DeadLetterOperations deadLetters() {
    return new FakeDeadLetters(this);
  }

  @Override
  public JournalOperations journal() {
    return new FakeJournal(this);
  }

  @Override
  public AttendanceOperations attendance() {
    return new FakeAttendance(this);
  }

  @Override
  public CloudSyncOperations cloudSync() {
    return new FakeCloudSync(this);
  }
}

package org.edgedaemon.app;

import java.util.Optional;
import java.util.function.Supplier;
import org.edgedaemon.admin.AttendanceOperations;
import org.edgedaemon.admin.CloudSyncOperations;
import org.edgedaemon.admin.DeadLetterOperations;
import org.edgedaemon.admin.DestinationOperations;
import org.edgedaemon.admin.DeviceOperations;
import org.edgedaemon.admin.JournalOperations;
import org.edgedaemon.admin.LogLevelReport;
import org.edgedaemon.admin.MasterSyncOperations;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.Operations;
import org.edgedaemon.admin.OutboxOperations;
import org.edgedaemon.admin.ReloadReport;
import org.edgedaemon.admin.StatusReport;
import org.edgedaemon.logging.Logs;
import org.slf4j.event.Level;

/** What the running daemon can do for an operator. */
final class LiveOperations implements Operations {
  private final LiveStatus status;
  private final Supplier<ReloadReport> reload;
  private final DeviceOperations devices;
  private final DestinationOperations destinations;
  private final OutboxOperations outbox;
  private final DeadLetterOperations deadLetters;
  private final JournalOperations journal;
  private final AttendanceOperations attendance;
  private final CloudSyncOperations cloudSync;
  private final MasterSyncOperations masterSync;

  LiveOperations(
      LiveStatus status,
      Supplier<ReloadReport> reload,
      DeviceOperations devices,
      DestinationOperations destinations,
      OutboxOperations outbox,
      DeadLetterOperations deadLetters,
      JournalOperations journal,
      AttendanceOperations attendance,
      CloudSyncOperations cloudSync,
      MasterSyncOperations masterSync) {
    this.status = status;
    this.reload = reload;
    this.devices = devices;
    this.destinations = destinations;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
    this.journal = journal;
    this.attendance = attendance;
    this.cloudSync = cloudSync;
    this.masterSync = masterSync;
  }

  @Override
  public StatusReport status() {
    return status.report();
  }

  @Override
  public ReloadReport reload() {
    return reload.get();
  }

  @Override
  public LogLevelReport logLevel(String logger, String level) {
    Optional<Level> wanted = Logs.level(level);
    if (wanted.isEmpty() && !level.equals("default")) {
      throw new OperationException(
          OperationException.Reason.INVALID,
          "'" + level + "' is no level: error, warn, info, debug, trace, or default");
    }
    return new LogLevelReport(Logs.setLevel(logger, wanted.orElse(null)), Logs.levels());
  }

  @Override
  public DeviceOperations devices() {
    return devices;
  }

  @Override
  public DestinationOperations destinations() {
    return destinations;
  }

  @Override
  public OutboxOperations outbox() {
    return outbox;
  }

  @Override
  public DeadLetterOperations deadLetters() {
    return deadLetters;
  }

  @Override
  public JournalOperations journal() {
    return journal;
  }

  @Override
  public AttendanceOperations attendance() {
    return attendance;
  }

  @Override
  public MasterSyncOperations masterSync() {
    return masterSync;
  }

  @Override
  public CloudSyncOperations cloudSync() {
    return cloudSync;
  }
}

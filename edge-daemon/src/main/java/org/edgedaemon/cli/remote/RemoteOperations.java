package org.edgedaemon.cli.remote;

import java.net.URI;
import java.util.Map;
import org.edgedaemon.admin.AttendanceOperations;
import org.edgedaemon.admin.DeadLetterOperations;
import org.edgedaemon.admin.DestinationOperations;
import org.edgedaemon.admin.DeviceOperations;
import org.edgedaemon.admin.JournalOperations;
import org.edgedaemon.admin.LogLevelReport;
import org.edgedaemon.admin.MasterSyncOperations;
import org.edgedaemon.admin.Operations;
import org.edgedaemon.admin.OutboxOperations;
import org.edgedaemon.admin.ReloadReport;
import org.edgedaemon.admin.StatusReport;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** The running daemon's operations. Nothing is called before the first method is. */
public final class RemoteOperations implements Operations {
  private final AdminClient client;

  /**
   * Calls the daemon at {@code base}.
   *
   * @param token null when none is configured; then only {@link #isThere} is of use
   */
  public RemoteOperations(URI base, @Nullable Secret token) {
    this.client = new AdminClient(base, token);
  }

  /** Whether something listens at the admin port. Fails when it does, but does not answer. */
  public boolean isThere() {
    return client.isThere();
  }

  @Override
  public StatusReport status() {
    return client.get("status", new Query(), Shape.of(StatusReport.class));
  }

  @Override
  public ReloadReport reload() {
    return client.post("reload", Map.of(), Shape.of(ReloadReport.class));
  }

  @Override
  public LogLevelReport logLevel(String logger, String level) {
    Map<String, String> wish = Map.of("logger", logger, "level", level);
    return client.post("log", wish, Shape.of(LogLevelReport.class));
  }

  @Override
  public DeviceOperations devices() {
    return new RemoteDevices(client);
  }

  @Override
  public DestinationOperations destinations() {
    return new RemoteDestinations(client);
  }

  @Override
  public OutboxOperations outbox() {
    return new RemoteOutbox(client);
  }

  @Override
  public DeadLetterOperations deadLetters() {
    return new RemoteDeadLetters(client);
  }

  @Override
  public JournalOperations journal() {
    return new RemoteJournal(client);
  }

  @Override
  public AttendanceOperations attendance() {
    return new RemoteAttendance(client);
  }

  @Override
  public MasterSyncOperations masterSync() {
    return new RemoteMasterSync(client);
  }

  @Override
  public RemoteCloudSync cloudSync() {
    return new RemoteCloudSync(client);
  }
}

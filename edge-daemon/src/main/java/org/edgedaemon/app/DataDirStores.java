package org.edgedaemon.app;

import java.nio.file.Path;
import java.time.InstantSource;
import org.edgedaemon.admin.AttendanceOperations;
import org.edgedaemon.admin.DeadLetterQueries;
import org.edgedaemon.admin.JournalQueries;
import org.edgedaemon.admin.OutboxQueries;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.app.attendance.FileAttendance;
import org.edgedaemon.app.delivery.FileDeadLetters;
import org.edgedaemon.app.delivery.FileOutbox;
import org.edgedaemon.app.store.StoppedStores;
import org.edgedaemon.app.store.Stores;
import org.edgedaemon.cli.OfflineStores;
import org.edgedaemon.cli.OpenStores;
import org.edgedaemon.cli.RestoreReport;
import org.edgedaemon.config.Settings;
import org.jspecify.annotations.Nullable;

/** What commands can look at in the stores of a stopped daemon, of every line of work. */
final class DataDirStores implements OfflineStores {
  private final InstantSource clock;
  private final StoppedStores folder;

  DataDirStores(InstantSource clock) {
    this.clock = clock;
    this.folder = new StoppedStores(clock);
  }

  @Override
  public OpenStores open(Settings settings) {
    Stores stores = folder.open(settings);
    return new OpenStores() {
      @Override
      public JournalQueries journal() {
        return stores.queries();
      }

      @Override
      public OutboxQueries outbox() {
        return new FileOutbox(settings, stores.forForward(), stores.journal());
      }

      @Override
      public DeadLetterQueries deadLetters() {
        return new FileDeadLetters(stores.forForward().deadLetters());
      }

      @Override
      public AttendanceOperations attendance() {
        return FileAttendance.of(settings, RoomPorts.attendance(stores), clock);
      }

      @Override
      public void close() {
        stores.close();
      }
    };
  }

  @Override
  public RestoreReport restore(
      Settings settings, @Nullable Path backup, ProgressListener progress) {
    return folder.restore(settings, backup, progress);
  }
}

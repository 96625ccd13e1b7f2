package org.edgedaemon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.config.Settings;
import org.jspecify.annotations.Nullable;

/** Stores that show samples, and count whether each opening was closed. */
final class FakeStores implements OfflineStores {
  final FakeOperations content = new FakeOperations();
  final List<String> restored = new ArrayList<>();
  @Nullable OperationException failure;
  int open;

  @Override
  public OpenStores open(Settings settings) {
    if (failure != null) {
      throw failure;
    }
    open++;
    return new OpenStores() {
      @Override
      public FakeJournal journal() {
        return new FakeJournal(content);
      }

      @Override
      public FakeOutbox outbox() {
        return new FakeOutbox(content);
      }

      @Override
      public FakeDeadLetters deadLetters() {
        return new FakeDeadLetters(content);
      }

      @Override
      public FakeAttendance attendance() {
        return new FakeAttendance(content);
      }

      @Override
      public void close() {
        open--;
      }
    };
  }

  @Override
  public RestoreReport restore(
      Settings settings, @Nullable Path backup, ProgressListener progress) {
    if (failure != null) {
      throw failure;
    }
    restored.add(String.valueOf(backup));
    return new RestoreReport("backups/1.zip", 1200, 17, "quarantine/journal.mv.db");
  }
}

package org.edgedaemon.cli;

import java.nio.file.Path;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The stores of a daemon that is not running. Each call takes the lock of the data folder; it fails
 * with an {@link org.edgedaemon.admin.OperationException}: {@code IN_USE} when another process has
 * it, {@code STORE} when a store does not open.
 */
public interface OfflineStores {
  /** Opens the stores for looking; close gives the lock back. */
  OpenStores open(Settings settings);

  /**
   * Puts a backup in the journal's place and applies the intake onto it. The journal that was there
   * is set aside, not deleted.
   *
   * @param backup null takes the newest one of the data folder
   * @param progress in entries
   */
  RestoreReport restore(Settings settings, @Nullable Path backup, ProgressListener progress);
}

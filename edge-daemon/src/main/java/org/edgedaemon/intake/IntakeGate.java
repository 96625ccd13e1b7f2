package org.edgedaemon.intake;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Decides before each group commit whether there is room for it. */
final class IntakeGate {
  private static final long MIB = 1024 * 1024;

  private final IntakeConfig config;
  private final LongSupplier freeSpace;

  IntakeGate(IntakeConfig config, LongSupplier freeSpace) {
    this.config = config;
    this.freeSpace = freeSpace;
  }

  /** Why nothing may be added to a file with {@code bytes} of entries; null when it may. */
  @Nullable String refusal(long bytes) {
    if (bytes >= 2 * config.maxBytes()) {
      return "the intake "
          + config.file()
          + " holds "
          + bytes / MIB
          + " MiB, twice what it should, because no backup of the journal succeeded; make one"
          + " (journal backup) and look why the scheduled ones fail";
    }
    long free = freeSpace.getAsLong();
    if (free < config.diskFloor()) {
      return "the disk of "
          + config.file()
          + " has "
          + free / MIB
          + " MiB free, less than the floor of "
          + config.diskFloor() / MIB
          + " MiB; make room, reading of devices goes on by itself then";
    }
    return null;
  }

  boolean isBackupDue(long bytes) {
    return bytes > config.maxBytes();
  }
}

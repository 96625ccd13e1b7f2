package org.edgedaemon.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.edgedaemon.intake.IntakeLog;
import org.edgedaemon.journal.BackupShelf;
import org.edgedaemon.journal.JournalStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the promise "journal = newest backup + intake": backs the journal up on a schedule and when
 * the intake has grown, and only then lets the intake forget what the verified backup holds.
 * Deletes entries past their retention when they are settled everywhere. Works on a scheduler of
 * its own, since it blocks.
 */
public final class JournalKeeper {
  private static final Logger log = LoggerFactory.getLogger(JournalKeeper.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  private final KeeperConfig config;
  private final JournalStore journal;
  private final BackupShelf shelf;
  private final IntakeLog intake;
  private final LongSupplier settledEverywhere;
  private final Scheduler scheduler;
  private final InstantSource clock;
  private volatile @Nullable Instant lastBackup;
  private volatile @Nullable String trouble;
  private Instant nextRetention = Instant.EPOCH;
  private Instant nextBackup;

  /** {@code settledEverywhere} is the sequence up to which every destination has everything. */
  public JournalKeeper(
      KeeperConfig config,
      JournalStore journal,
      BackupShelf shelf,
      IntakeLog intake,
      LongSupplier settledEverywhere,
      Scheduler scheduler,
      InstantSource clock) {
    this.config = config;
    this.journal = journal;
    this.shelf = shelf;
    this.intake = intake;
    this.settledEverywhere = settledEverywhere;
    this.scheduler = scheduler;
    this.clock = clock;
    this.nextBackup = clock.instant().plus(config.interval());
  }

  public void start() {
    scheduler.schedule(LOOK, this::look);
  }

  /** When the last verified backup was made since the start; null when none was. */
  public @Nullable Instant lastBackup() {
    return lastBackup;
  }

  /** Why backups fail; null when they do not. */
  public @Nullable String trouble() {
    return trouble;
  }

  /**
   * Makes a verified backup now, lets the intake forget what it holds, and drops the oldest
   * backups. Blocks.
   *
   * @return the backup, its file and what it holds
   */
  public synchronized BackupShelf.Taken backUp() {
    BackupShelf.Taken backup = shelf.take();
    intake.dropThrough(backup.appliedSequence());
    lastBackup = clock.instant();
    nextBackup = clock.instant().plus(config.interval());
    shelf.prune(config.keep());
    if (trouble != null) {
      log.info("backups of the journal work again");
    }
    trouble = null;
    log.info(
        "journal backed up to {}, up to sequence {}",
        backup.file().getFileName(),
        backup.appliedSequence());
    return backup;
  }

  private void look() {
    try {
      if (clock.instant().isAfter(nextBackup) || intake.bytes() > config.intakeMax()) {
        backUp();
      }
      if (config.retention() != null && clock.instant().isAfter(nextRetention)) {
        nextRetention = clock.instant().plus(Duration.ofHours(1));
        forget(config.retention());
      }
      scheduler.schedule(LOOK, this::look);
    } catch (RuntimeException e) {
      failed(e);
      scheduler.schedule(AFTER_FAILURE, this::look);
    }
  }

  private void forget(Duration age) {
    long deleted = journal.deleteSettled(clock.instant().minus(age), settledEverywhere.getAsLong());
    if (deleted > 0) {
      log.info(
          "{} journal entries older than {} and settled everywhere were deleted", deleted, age);
    }
  }

  private void failed(RuntimeException failure) {
    String message = Failures.message(failure);
    if (trouble == null) {
      log.error(
          "care of the journal failed, the intake keeps everything meanwhile, retrying every {}: {}",
          AFTER_FAILURE,
          message);
    }
    trouble = message;
  }
}

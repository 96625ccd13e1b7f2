package org.edgedaemon.journal.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.edgedaemon.journal.JournalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the journal, whatever state its file is in: a good one as it is; a damaged one is set aside
 * and replaced by the newest good backup, or by an empty journal. Leaves the database open inside
 * this process.
 */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final JournalFiles files;
  private final InstantSource clock;
  private boolean shutOut;

  Recovery(JournalFiles files, InstantSource clock) {
    this.files = files;
    this.clock = clock;
  }

  /**
   * @param thorough read everything before trusting the file
   * @throws JournalException when opening failed for a reason that is not damage: the file is left
   *     as it is
   */
  Opening open(boolean thorough) {
    if (shutOut) {
      throw new JournalException("the journal was set aside; start the daemon again");
    }
    try {
      DurableFiles.deleteTree(files.workshop());
      if (!Files.exists(files.database(), LinkOption.NOFOLLOW_LINKS)) {
        return withoutFile();
      }
      Damage damage = openInPlace(thorough);
      return damage.reason == null ? new Opening.Opened(damage.applied) : replace(damage.reason);
    } catch (IOException | SQLException e) {
      throw new JournalException("cannot open the journal: " + H2Faults.firstLine(e), e);
    }
  }

  /**
   * Puts a backup in place of the present file. That file and newer backups go to the quarantine: a
   * journal that ends before its newest backup counts as damaged.
   */
  Opening restore(Path zip, String reason) throws IOException, SQLException {
    long applied = BackupContent.unpackAndVerify(zip, files.workshop());
    Path kept = Files.exists(files.database()) ? quarantine(files.database()) : null;
    for (Backup newer : Backup.in(files.backups())) {
      if (newer.appliedSequence() > applied) {
        quarantine(newer.file());
      }
    }
    place();
    openTrusted();
    return new Opening.Restored(applied, zip, kept, reason);
  }

  private record Damage(long applied, @Nullable String reason) {}

  /** Anything may come out of a damaged file, an OutOfMemoryError too. */
  private Damage openInPlace(boolean thorough) {
    try {
      return new Damage(openAndCheck(thorough), null);
    } catch (SQLException | IOException | RuntimeException | Error e) {
      if (H2Faults.isLocked(e)) {
        throw new JournalLockedException(files.database(), e);
      }
      if (H2Faults.isNoDamage(e)) {
        throw new JournalException("cannot open the journal: " + H2Faults.firstLine(e), e);
      }
      if (H2Faults.isShutOut(e)) {
        throw shutOut(e);
      }
      log.debug("the journal does not open", e);
      return new Damage(0, H2Faults.firstLine(e));
    }
  }

  /**
   * H2 keeps a database open that let nobody in, so that no other can take its place in this
   * process: the next one finds the file missing and takes the backup.
   */
  private JournalException shutOut(Throwable fault) {
    try {
      shutOut = true;
      return new JournalException(
          "the journal is damaged: it does not know its own user. It was set aside as "
              + quarantine(files.database())
              + "; start the daemon again, and it goes on from the newest backup",
          fault);
    } catch (IOException e) {
      return new JournalException("cannot set the damaged journal aside: " + e.getMessage(), e);
    }
  }

  private long openAndCheck(boolean thorough) throws SQLException, IOException {
    try (Connection connection = H2Url.live(files.dataDir()).getConnection()) {
      boolean good = false;
      try {
        long applied = check(connection, thorough);
        good = true;
        return applied;
      } finally {
        if (!good) {
          Shutdown.atOnce(connection);
        }
      }
    }
  }

  private long check(Connection connection, boolean thorough) throws SQLException, IOException {
    if (SchemaSteps.version(connection) == 0) {
      throw new JournalDamagedException(files.database() + " is no journal of edge-daemon");
    }
    SchemaSteps.upgrade(connection, SchemaSteps.LATEST);
    long applied = StructureCheck.quick(connection);
    StructureCheck.marks(connection);
    List<Backup> backups = Backup.in(files.backups());
    if (!backups.isEmpty() && backups.get(0).appliedSequence() > applied) {
      throw new JournalDamagedException(
          "the journal has lost entries: it ends at sequence "
              + applied
              + ", its backup at "
              + backups.get(0).appliedSequence());
    }
    if (thorough) {
      List<String> problems = StructureCheck.thorough(connection, SchemaSteps.LATEST);
      if (!problems.isEmpty()) {
        throw new JournalDamagedException(String.join("; ", problems));
      }
    }
    return applied;
  }

  private Opening withoutFile() throws IOException, SQLException {
    Opening restored = newestGoodBackup(null, JournalFiles.FILE + " is missing");
    if (restored != null) {
      return restored;
    }
    makeEmpty();
    return new Opening.Created();
  }

  private Opening replace(String reason) throws IOException, SQLException {
    Path kept = quarantine(files.database());
    Opening restored = newestGoodBackup(kept, reason);
    if (restored != null) {
      return restored;
    }
    makeEmpty();
    return new Opening.Emptied(kept, reason);
  }

  private @Nullable Opening newestGoodBackup(@Nullable Path kept, String reason)
      throws IOException, SQLException {
    for (Backup backup : Backup.in(files.backups())) {
      try {
        long applied = BackupContent.unpackAndVerify(backup.file(), files.workshop());
        place();
        openTrusted();
        return new Opening.Restored(applied, backup.file(), kept, reason);
      } catch (SQLException | IOException | RuntimeException | Error e) {
        if (H2Faults.isNoDamage(e)) {
          throw new JournalException("cannot restore the journal: " + H2Faults.firstLine(e), e);
        }
        Path aside = quarantine(backup.file());
        log.error(
            "backup {} is not usable and was moved to {}: {}",
            backup.file(),
            aside,
            H2Faults.firstLine(e));
      }
    }
    return null;
  }

  /** A journal gets its name only when it is complete, so that an empty file is always damage. */
  private void makeEmpty() throws IOException, SQLException {
    DurableFiles.deleteTree(files.workshop());
    Files.createDirectories(files.workshop());
    try (Connection connection = H2Url.live(files.workshop()).getConnection();
        Statement statement = connection.createStatement()) {
      SchemaSteps.upgrade(connection, SchemaSteps.LATEST);
      statement.execute("shutdown");
    }
    place();
    openTrusted();
  }

  private void place() throws IOException {
    DurableFiles.publish(files.workshop().resolve(JournalFiles.FILE), files.database());
    DurableFiles.deleteTree(files.workshop());
  }

  private void openTrusted() throws SQLException {
    try (Connection connection = H2Url.live(files.dataDir()).getConnection()) {
      SchemaSteps.upgrade(connection, SchemaSteps.LATEST);
    }
  }

  private Path quarantine(Path file) throws IOException {
    Files.createDirectories(files.quarantine());
    String stem = TIME.format(clock.instant()) + "-";
    Path target = files.quarantine().resolve(stem + file.getFileName());
    for (int i = 2; Files.exists(target); i++) {
      target = files.quarantine().resolve(stem + i + "-" + file.getFileName());
    }
    DurableFiles.rename(file, target);
    return target;
  }
}

package org.edgedaemon.journal.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.edgedaemon.journal.JournalException;

/** Writes a backup beside its final name, reads it back whole, and only then gives it the name. */
final class BackupWriter {
  /** Always the same, so that what a crash leaves behind is overwritten by the next one. */
  private static final String UNFINISHED = "unfinished.tmp";

  private static final String UNPACKED = "unfinished.check";

  private BackupWriter() {}

  /**
   * @throws JournalDamagedException when what was written cannot be read back: then the journal
   *     itself needs a check
   */
  static synchronized long write(H2Database database, Path file) {
    if (Files.exists(file)) {
      throw new JournalException(file + " exists already");
    }
    Path unfinished = file.resolveSibling(UNFINISHED);
    try {
      long applied = writeAndVerify(database, unfinished);
      Backup.label(unfinished, applied);
      DurableFiles.publish(unfinished, file);
      return applied;
    } catch (IOException e) {
      throw new JournalException(
          "cannot back up the journal to " + file + ": " + H2Faults.firstLine(e), e);
    }
  }

  private static long writeAndVerify(H2Database database, Path unfinished) throws IOException {
    Path unpacked = unfinished.resolveSibling(UNPACKED);
    boolean good = false;
    try {
      Files.deleteIfExists(unfinished);
      long least = database.pauseWriting(connection -> copy(connection, unfinished));
      long applied = database.readOnce(connection -> verify(unfinished, unpacked));
      if (applied < least) {
        throw new IOException("it ends at sequence " + applied + ", the journal at " + least);
      }
      good = true;
      return applied;
    } finally {
      DurableFiles.deleteTree(unpacked);
      if (!good) {
        Files.deleteIfExists(unfinished);
      }
    }
  }

  /** Nothing may be written meanwhile: H2 first writes its state, and that could be a torn one. */
  private static long copy(Connection connection, Path zip) throws SQLException {
    long applied = StructureCheck.applied(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("backup to '" + zip.toString().replace("'", "''") + "'");
      return applied;
    } catch (SQLException e) {
      if (H2Faults.isOutOfSpace(e)) {
        throw new JournalException("no space left for a backup at " + zip, e);
      }
      throw e;
    }
  }

  private static long verify(Path zip, Path unpacked) {
    try {
      return BackupContent.unpackAndVerify(zip, unpacked);
    } catch (IOException e) {
      throw new JournalException("cannot read the backup " + zip + " back: " + e.getMessage(), e);
    }
  }
}

package org.edgedaemon.journal.h2;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What is inside a backup: the database file as H2's BACKUP TO packs it. */
final class BackupContent {
  /** Room that unpacking leaves on the disk. */
  private static final long SPARE = 16L * 1024 * 1024;

  private BackupContent() {}

  /**
   * Unpacks into an empty directory and reads all of it.
   *
   * @return the applied sequence
   * @throws JournalDamagedException when it is no good backup
   */
  static long unpackAndVerify(Path zip, Path directory) throws IOException {
    unpack(zip, directory);
    return verify(zip, directory);
  }

  private static void unpack(Path zip, Path directory) throws IOException {
    DurableFiles.deleteTree(directory);
    Files.createDirectories(directory);
    Path target = directory.resolve(JournalFiles.FILE);
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(JournalFiles.FILE)) {
          try (OutputStream out = Files.newOutputStream(target)) {
            copy(in, out, directory.toFile().getUsableSpace() - SPARE);
          }
          return;
        }
      }
    } catch (IllegalArgumentException e) {
      throw new JournalDamagedException(zip + " is no backup of a journal", e);
    }
    throw new JournalDamagedException(zip + " is no backup of a journal");
  }

  private static void copy(InputStream in, OutputStream out, long room) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long left = room;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      left -= n;
      if (left < 0) {
        throw new IOException("no space left to unpack a backup");
      }
      out.write(buffer, 0, n);
    }
  }

  private static long verify(Path zip, Path directory) {
    try (Connection connection = H2Url.readOnly(directory).getConnection()) {
      try {
        return verify(zip, connection);
      } finally {
        // A backup remembers DB_CLOSE_DELAY=-1: without this the copy would stay open for ever.
        Shutdown.atOnce(connection);
      }
    } catch (SQLException e) {
      throw new JournalDamagedException(zip + " does not open: " + H2Faults.firstLine(e), e);
    }
  }

  private static long verify(Path zip, Connection connection) throws SQLException {
    int schema = SchemaSteps.version(connection);
    if (schema > SchemaSteps.LATEST) {
      throw new NewerSchemaException(schema, SchemaSteps.LATEST);
    }
    if (schema == 0) {
      throw new JournalDamagedException(zip + " is no backup of a journal");
    }
    List<String> problems = StructureCheck.thorough(connection, schema);
    if (!problems.isEmpty()) {
      throw new JournalDamagedException(zip + " is damaged: " + String.join("; ", problems));
    }
    long applied = StructureCheck.applied(connection);
    long labelled = Backup.labelOf(zip);
    if (labelled != Backup.UNKNOWN && labelled != applied) {
      throw new JournalDamagedException(
          zip + " says it ends at sequence " + labelled + ", but does at " + applied);
    }
    return applied;
  }
}

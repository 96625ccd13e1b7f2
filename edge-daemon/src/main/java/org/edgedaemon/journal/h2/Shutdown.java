package org.edgedaemon.journal.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.edgedaemon.journal.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last act: everything on the disk, the file closed, and seen to be closed. */
final class Shutdown {
  private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

  /** A rewrite of this many bytes fits into a service's stop time. */
  private static final long COMPACT_MAX_BYTES = 512L * 1024 * 1024;

  private static final long COMPACT_MIN_BYTES = 32L * 1024 * 1024;

  /** Per cent of the file in use below which it is worth a rewrite. */
  private static final int COMPACT_BELOW_FILL = 50;

  private Shutdown() {}

  static void run(JournalFiles files) {
    try {
      try (Connection connection = H2Url.live(files.dataDir()).getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("checkpoint sync");
        statement.execute(worthCompacting(files, statement) ? "shutdown compact" : "shutdown");
      }
      checkClosed(files);
    } catch (SQLException | IOException e) {
      throw new JournalException(
          "the journal did not close cleanly; the intake will heal it: " + e.getMessage(), e);
    }
  }

  /** Closes a database that is of no use; connection included. */
  static void atOnce(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("shutdown immediately");
    } catch (SQLException e) {
      log.debug("already closed: {}", e.toString());
    }
  }

  private static boolean worthCompacting(JournalFiles files, Statement statement)
      throws SQLException, IOException {
    long bytes = Files.size(files.database());
    if (bytes < COMPACT_MIN_BYTES
        || bytes > COMPACT_MAX_BYTES
        || files.dataDir().toFile().getUsableSpace() < 2 * bytes) {
      return false;
    }
    try (ResultSet row =
        statement.executeQuery(
            "select setting_value from information_schema.settings"
                + " where setting_name = 'info.CHUNKS_FILL_RATE'")) {
      return row.next() && row.getInt(1) < COMPACT_BELOW_FILL;
    }
  }

  private static void checkClosed(JournalFiles files) throws IOException {
    try (FileChannel channel = FileChannel.open(files.database(), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new IOException(files.database() + " is still open");
      }
    }
  }
}

package org.edgedaemon.journal.h2;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;

/** How H2 is opened. */
final class H2Url {
  private static final String COMMON = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";

  /**
   * WRITE_DELAY: a day, that is never. H2's background writer takes the state of each table in turn
   * while a transaction goes on, so that a kill can leave half of a transaction as if committed
   * (seen: rows without the applied sequence that belongs to them). {@link H2Database} writes
   * between transactions instead. AUTO_COMPACT_FILL_RATE: moving chunks in the background has lost
   * rows in a later H2. DB_CLOSE_ON_EXIT: H2's own exit hook would race our stop. DB_CLOSE_DELAY:
   * the last connection of a pool must not close the database. COMPRESS: a third of the bytes, and
   * less to write. TRACE_LEVEL_FILE: no statements with personal data in a file of H2's own.
   * CACHE_SIZE is in KiB.
   */
  private static final String LIVE =
      COMMON
          + ";WRITE_DELAY=86400000;AUTO_COMPACT_FILL_RATE=0;DB_CLOSE_ON_EXIT=FALSE"
          + ";DB_CLOSE_DELAY=-1;COMPRESS=TRUE;TRACE_LEVEL_FILE=0;CACHE_SIZE=8192";

  private static final String READ_ONLY =
      COMMON
          + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
          + ";CACHE_SIZE=2048";

  private H2Url() {}

  /** The journal in {@code directory}, created when missing; stays open until SHUTDOWN. */
  static JdbcDataSource live(Path directory) {
    return source(directory, LIVE);
  }

  /** An existing copy in {@code directory}; closes with its last connection. */
  static JdbcDataSource readOnly(Path directory) {
    return source(directory, READ_ONLY);
  }

  private static JdbcDataSource source(Path directory, String settings) {
    Path path = directory.toAbsolutePath().resolve(JournalFiles.NAME);
    if (path.toString().indexOf(';') >= 0) {
      throw new IllegalArgumentException("the path " + path + " must not contain ';'");
    }
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + path + settings);
    source.setUser("sa");
    source.setPassword("");
    return source;
  }
}

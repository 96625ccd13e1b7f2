package org.edgedaemon.journal.h2;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.edgedaemon.journal.JournalException;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database {@code journal.mv.db}: opened, healed, used by transactions, reopened after a fault,
 * closed. Any thread may call, interrupted or not; the work itself runs on threads that cannot be
 * interrupted. Failures are {@link JournalException}s. Work must not call the database again.
 *
 * <p>After a full disk, an IO error or damage H2 is closed, and reopened by the next call (at most
 * once in {@link #REOPEN_PAUSE}); what it then holds may be older than what was committed. Whoever
 * only reads is not told: the work is done again on what was opened.
 */
public final class H2Database implements AutoCloseable {
  /** Between two attempts to reopen. */
  static final Duration REOPEN_PAUSE = Duration.ofSeconds(1);

  /** Between two writes of what was committed; what is younger is lost with the process. */
  private static final Duration FLUSH_PAUSE = Duration.ofMillis(500);

  private static final Logger log = LoggerFactory.getLogger(H2Database.class);
  private static final int STOP_SECONDS = 10;

  /** H2 would let this process open the same file twice. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final JournalFiles files;
  private final LongSupplier nanoTime;
  private final Recovery recovery;
  private final Path key;
  private final DatabaseThreads threads = new DatabaseThreads();
  private final Object gate = new Object();

  private volatile @Nullable ConnectionPool pool;
  private volatile @Nullable Throwable fault;
  private volatile Opening opening = new Opening.Created();
  private volatile boolean closed;
  private long lastAttempt;
  private long lastFlush;

  private H2Database(JournalFiles files, InstantSource clock, LongSupplier nanoTime) {
    this.files = files;
    this.nanoTime = nanoTime;
    this.recovery = new Recovery(files, clock);
    this.key = files.database().toAbsolutePath().normalize();
    this.lastAttempt = nanoTime.getAsLong() - REOPEN_PAUSE.toNanos();
  }

  /**
   * Opens the journal of a data directory, healing it if need be; {@link #opening} tells how it
   * went.
   *
   * @param clock dates what is set aside
   * @param nanoTime paces reopening
   * @throws JournalLockedException when it is open elsewhere
   */
  public static H2Database open(JournalFiles files, InstantSource clock, LongSupplier nanoTime) {
    H2Database database = new H2Database(files, clock, nanoTime);
    if (!OPEN.add(database.key)) {
      throw new JournalLockedException(files.database());
    }
    boolean good = false;
    try {
      database.threads.write(database::start);
      good = true;
      return database;
    } finally {
      if (!good) {
        database.stop();
      }
    }
  }

  /**
   * Puts a backup in place of the journal of a stopped daemon; the present file is kept in the
   * quarantine.
   */
  public static Opening restore(JournalFiles files, Path backup, InstantSource clock) {
    Path key = files.database().toAbsolutePath().normalize();
    if (!OPEN.add(key)) {
      throw new JournalLockedException(files.database());
    }
    DatabaseThreads threads = new DatabaseThreads();
    try {
      return threads.write(() -> restoreNow(files, backup, clock));
    } finally {
      threads.stopReaders(0);
      threads.stopWriter();
      OPEN.remove(key);
    }
  }

  /** How the journal came to be open, the last time it was opened. */
  public Opening opening() {
    return opening;
  }

  /** Where it lives. */
  public JournalFiles files() {
    return files;
  }

  /** One transaction on the writer's thread. */
  public <T> T write(SqlWork<T> work) {
    return threads.write(() -> attempt(openPool(), work, true));
  }

  /** As {@link #write}, without waiting for it; completes on the writer's thread. */
  public <T> CompletionStage<T> writeSoon(SqlWork<T> work) {
    return threads.writeSoon(() -> attempt(openPool(), work, true));
  }

  /**
   * Work between two transactions, while nothing is being written: for statements that make the
   * database write its state.
   */
  <T> T pauseWriting(SqlWork<T> work) {
    return threads.write(() -> attempt(openPool(), work, false));
  }

  /** As {@link #write}, and on the disk when it returns. For what the intake does not hold. */
  public <T> T writeDurably(SqlWork<T> work) {
    return threads.write(
        () -> {
          T result = attempt(openPool(), work, true);
          attempt(openPool(), H2Database::sync, false);
          return result;
        });
  }

  /**
   * One read-only transaction on one of the readers' threads. The work is done once more when the
   * database is closed under it, so it must not have changed anything outside.
   */
  public <T> T read(SqlWork<T> work) {
    return threads.read(() -> attemptAgain(work));
  }

  /** As {@link #read}, for work that must not be done twice. */
  public <T> T readOnce(SqlWork<T> work) {
    return threads.read(() -> attempt(openPool(), work, false));
  }

  /** Forces everything committed to the disk. */
  public void checkpoint() {
    threads.write(() -> attempt(openPool(), H2Database::sync, false));
  }

  /**
   * Declares the file damaged: the next call reads it whole, and puts the newest good backup in its
   * place if it is.
   */
  public void condemn(String reason) {
    ConnectionPool current = pool;
    if (current != null) {
      fail(current, new JournalDamagedException(reason));
    }
  }

  /**
   * Waits for running work, writes everything to the disk, and closes the file.
   *
   * @throws JournalException when it could not be closed cleanly
   */
  @Override
  public void close() {
    synchronized (gate) {
      if (closed) {
        return;
      }
      closed = true;
    }
    threads.stopReaders(STOP_SECONDS);
    try {
      threads.write(this::shutDown);
    } finally {
      stop();
    }
  }

  private Opening start() {
    Opening first = openNow(false);
    first.alarm().ifPresent(log::error);
    return first;
  }

  private Opening openNow(boolean thorough) {
    Opening result = recovery.open(thorough);
    try {
      pool = ConnectionPool.open(files.dataDir());
    } catch (SQLException e) {
      throw new JournalException("cannot open the journal: " + H2Faults.firstLine(e), e);
    }
    lastFlush = nanoTime.getAsLong();
    opening = result;
    return result;
  }

  private static Opening restoreNow(JournalFiles files, Path backup, InstantSource clock) {
    try {
      Opening restored =
          new Recovery(files, clock).restore(backup, "restored on request of the operator");
      Shutdown.run(files);
      return restored;
    } catch (IOException | SQLException e) {
      throw new JournalException("cannot restore " + backup + ": " + H2Faults.firstLine(e), e);
    }
  }

  private <T> T attemptAgain(SqlWork<T> work) {
    ConnectionPool source = openPool();
    try {
      return attempt(source, work, false);
    } catch (JournalException e) {
      if (pool == source) {
        throw e;
      }
      log.debug("read again, for the database was closed: {}", e.toString());
      return attempt(openPool(), work, false);
    }
  }

  private <T> T attempt(ConnectionPool source, SqlWork<T> work, boolean commit) {
    try (Connection connection = source.connection()) {
      T result = transaction(connection, work, commit);
      if (commit) {
        flushIfDue(connection);
      }
      return result;
    } catch (SQLException | MVStoreException | JournalDamagedException | Error e) {
      throw failed(source, e);
    }
  }

  private static <T> T transaction(Connection connection, SqlWork<T> work, boolean commit)
      throws SQLException {
    boolean done = false;
    try {
      T result = work.run(connection);
      if (commit) {
        connection.commit();
        done = true;
      }
      return result;
    } finally {
      if (!done) {
        rollBack(connection);
      }
    }
  }

  /** Here, on the writer's thread, no transaction is under way. */
  private void flushIfDue(Connection connection) throws SQLException {
    long now = nanoTime.getAsLong();
    if (now - lastFlush >= FLUSH_PAUSE.toNanos()) {
      lastFlush = now;
      try (Statement statement = connection.createStatement()) {
        statement.execute("checkpoint");
      }
    }
  }

  /** The failure that led here counts, not that of the rollback. */
  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      log.debug("nothing to roll back: {}", e.toString());
    }
  }

  private static Boolean sync(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute("checkpoint sync");
    }
  }

  private JournalException failed(ConnectionPool source, Throwable e) {
    if (H2Faults.closesDatabase(e)) {
      fail(source, e);
    }
    return new JournalException("the journal failed: " + H2Faults.firstLine(e), e);
  }

  private ConnectionPool openPool() {
    ConnectionPool current = pool;
    return current != null ? current : reopen();
  }

  private ConnectionPool reopen() {
    synchronized (gate) {
      ConnectionPool current = pool;
      if (current != null) {
        return current;
      }
      Throwable cause = fault;
      if (closed || cause == null) {
        throw new JournalException("the journal is closed");
      }
      long now = nanoTime.getAsLong();
      if (now - lastAttempt < REOPEN_PAUSE.toNanos()) {
        throw new JournalException("the journal is closed after a fault", cause);
      }
      lastAttempt = now;
      Opening again = openNow(!H2Faults.isOutOfSpace(cause));
      log.warn("journal is open again, up to sequence {}", again.appliedSequence());
      again.alarm().ifPresent(log::error);
      return openPool();
    }
  }

  /** Of several that see the database fail, the first one closes it. */
  private void fail(ConnectionPool source, Throwable cause) {
    synchronized (gate) {
      if (pool != source) {
        return;
      }
      pool = null;
      fault = cause;
      log.error(
          "journal is closed after a fault, and will be opened again: {}",
          H2Faults.firstLine(cause));
      source.abandon();
    }
  }

  private Boolean shutDown() {
    ConnectionPool current = pool;
    pool = null;
    if (current == null) {
      return false;
    }
    try {
      current.freeze();
      Shutdown.run(files);
    } finally {
      current.close();
    }
    return true;
  }

  private void stop() {
    threads.stopReaders(0);
    threads.stopWriter();
    OPEN.remove(key);
  }
}

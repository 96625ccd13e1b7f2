package org.edgedaemon.dataset.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.jdbc.SqlDriver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An office's database, shared by the datasets that are in it. One connection on one thread: a run
 * asks one thing after the other, and an office's server has few connections to spare. A pool would
 * try a wrong password again and again until its deadline, which locks accounts. The connection is
 * kept while a run goes on, and closed when it was not used for {@code linger}.
 */
public final class OfficeDatabase implements AutoCloseable {
  /** Long enough for the pause between two chunks of records. */
  public static final Duration LINGER = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(OfficeDatabase.class);
  private static final int SECONDS_PER_MINUTE = 60;

  private final OfficeConfig config;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Duration linger;
  private final ScheduledThreadPoolExecutor thread = OfficeThread.executor();
  private final AtomicReference<@Nullable Statement> running = new AtomicReference<>();
  private volatile boolean closed;

  // The thread's alone.
  private @Nullable Connection kept;
  private @Nullable ScheduledFuture<?> leaving;

  /** Connects to nothing yet. */
  public OfficeDatabase(OfficeConfig config, InstantSource clock, LongSupplier nanoTime) {
    this(config, clock, nanoTime, LINGER);
  }

  OfficeDatabase(OfficeConfig config, InstantSource clock, LongSupplier nanoTime, Duration linger) {
    this.config = config;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.linger = linger;
  }

  OfficeConfig config() {
    return config;
  }

  /**
   * Does something in a read-only transaction, on the thread; waits for it, deaf to interrupts.
   *
   * @param since the beginning of the window that is asked for; its offset from UTC becomes that of
   *     the session, so that it means the same to columns with and without a zone
   * @throws SourceException when the database does not do it
   */
  <T> T read(@Nullable Instant since, SessionWork<T> work) {
    if (Thread.currentThread() instanceof OfficeThread) {
      throw new IllegalStateException("whoever takes ids must not ask the database meanwhile");
    }
    return await(() -> attempt(since, work));
  }

  /** Cancels what is running, waits for its end, and leaves the database. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Session.cancel(running.get());
    try {
      await(
          () -> {
            leave();
            return 0;
          });
    } catch (SourceException e) {
      log.debug("{}", e.toString());
    }
    thread.shutdown();
  }

  private <T> T await(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, thread).join();
    } catch (RejectedExecutionException e) {
      throw new SourceException("the office database is not asked any more: shutting down", e);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private <T> T attempt(@Nullable Instant since, SessionWork<T> work) {
    if (closed) {
      throw new SourceException("the office database is not asked any more: shutting down");
    }
    if (leaving != null) {
      leaving.cancel(false);
    }
    Connection connection = connected();
    boolean good = false;
    try {
      Session session = new Session(connection, config, offset(since), running, nanoTime);
      session.begin();
      T result = work.run(session);
      connection.rollback();
      good = true;
      return result;
    } catch (SQLException e) {
      throw OfficeFaults.asking(config, e);
    } finally {
      if (good) {
        leaving = thread.schedule(this::leave, linger.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        leave();
      }
    }
  }

  private Connection connected() {
    try {
      Connection connection = kept;
      if (connection != null && connection.isValid(SqlDriver.wholeSeconds(config.timeout()))) {
        return connection;
      }
      leave();
      connection =
          config
              .driver()
              .connect(config.url(), config.username(), config.password(), config.timeout());
      kept = connection;
      Session.prepare(connection, config.driver());
      return connection;
    } catch (SQLException e) {
      leave();
      throw OfficeFaults.connecting(config, e);
    }
  }

  private void leave() {
    Connection connection = kept;
    kept = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        log.debug("leaving {}: {}", config.address(), e.toString());
      }
    }
  }

  /** In whole minutes, as all databases take it. */
  private ZoneOffset offset(@Nullable Instant since) {
    Instant when = since == null ? clock.instant() : since;
    int seconds = config.zone().getRules().getOffset(when).getTotalSeconds();
    return ZoneOffset.ofTotalSeconds(seconds / SECONDS_PER_MINUTE * SECONDS_PER_MINUTE);
  }

  /** What is done in a session. */
  @FunctionalInterface
  interface SessionWork<T> {
    T run(Session session) throws SQLException;
  }
}

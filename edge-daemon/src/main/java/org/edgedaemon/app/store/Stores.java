package org.edgedaemon.app.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.edgedaemon.admin.JournalQueries;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.attendance.h2.AttendanceProjection;
import org.edgedaemon.attendance.h2.AttendanceQueries;
import org.edgedaemon.config.StoreSettings;
import org.edgedaemon.dataset.SyncLedger;
import org.edgedaemon.dataset.h2.H2SyncLedger;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.forward.ForwardStores;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.history.h2.H2RunHistory;
import org.edgedaemon.intake.Intake;
import org.edgedaemon.intake.IntakeConfig;
import org.edgedaemon.intake.IntakeEnvironment;
import org.edgedaemon.intake.IntakeException;
import org.edgedaemon.intake.TapeIntake;
import org.edgedaemon.journal.BackupShelf;
import org.edgedaemon.journal.JournalStore;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.H2Journal;
import org.edgedaemon.journal.h2.JournalFiles;
import org.edgedaemon.journal.h2.Opening;
import org.edgedaemon.outbox.Lane;
import org.edgedaemon.outbox.OutboxException;
import org.edgedaemon.outbox.Watermarks;
import org.edgedaemon.outbox.h2.H2DeadLetters;
import org.edgedaemon.outbox.h2.H2DeliveryLog;
import org.edgedaemon.outbox.h2.H2Watermarks;
import org.edgedaemon.outbox.tape.TapeLane;
import org.edgedaemon.tape.NewerTapeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a data folder, opened in the one order that is safe: lock, journal, lanes (only to
 * learn their last sequence), intake. The intake gives sequences above all that any store has ever
 * seen, so none is given twice whatever was lost.
 */
public final class Stores implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Stores.class);
  private static final String LANE_ENDING = ".queue";

  /** In which notes of deliveries gather. */
  private static final Executor AFTER_A_MOMENT =
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS, Runnable::run);

  private final Path dataDir;
  private final InstantSource clock;
  private final DataDirLock lock;
  private final H2Database database;
  private final H2Journal journal;
  private final RunHistory history;
  private final TapeIntake intake;
  private final H2DeliveryLog deliveries;
  private final List<String> alarms = new CopyOnWriteArrayList<>();

  private Stores(
      Path dataDir,
      StoreSettings settings,
      InstantSource clock,
      Executor completions,
      DataDirLock lock,
      H2Database database)
      throws IOException {
    this.dataDir = dataDir;
    this.clock = clock;
    this.lock = lock;
    this.database = database;
    Files.createDirectories(outbox());
    database.opening().alarm().ifPresent(this::alarm);
    journal = new H2Journal(database, new AttendanceProjection());
    history = new H2RunHistory(database);
    intake = openIntake(settings, completions);
    if (fellBack(database.opening())) {
      setLanesAside();
    }
    deliveries = new H2DeliveryLog(database, AFTER_A_MOMENT);
  }

  /**
   * Throws {@link FolderHeldException} when another process has the folder, an {@link IOException}
   * or {@link org.edgedaemon.journal.JournalException} when a store does not open or a later
   * release wrote it; then all are closed again and as they were.
   */
  public static Stores open(
      Path dataDir, StoreSettings settings, InstantSource clock, Executor completions)
      throws IOException {
    DataDirLock lock = DataDirLock.take(dataDir);
    H2Database database = null;
    boolean good = false;
    try {
      database = H2Database.open(new JournalFiles(dataDir), clock, System::nanoTime);
      Stores stores = new Stores(dataDir, settings, clock, completions, lock, database);
      good = true;
      return stores;
    } catch (IntakeException | UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      if (!good) {
        closeAll(database, lock);
      }
    }
  }

  private static void closeAll(@Nullable H2Database database, DataDirLock lock) throws IOException {
    try {
      if (database != null) {
        database.close();
      }
    } finally {
      lock.close();
    }
  }

  /** The journal. */
  public H2Journal journal() {
    return journal;
  }

  /** The intake. */
  public TapeIntake intake() {
    return intake;
  }

  /** The intake, telling how long its callers wait from add to durable. */
  public Intake timedIntake(DoubleConsumer seconds) {
    return new TimedIntake(intake, seconds, System::nanoTime);
  }

  /** The journal, for looking. */
  public JournalQueries queries() {
    return new FileJournal(journal);
  }

  /** The journal, for its keeper; its entries take the records of their deliveries with them. */
  public JournalStore kept() {
    return new SettledEntries(journal, deliveries);
  }

  /** What came of deliveries. */
  public H2DeliveryLog deliveries() {
    return deliveries;
  }

  /** Attendance as the journal has it. */
  public AttendanceQueries attendance(Function<UnitCode, Unit> units) {
    return new AttendanceQueries(database, units);
  }

  /** Up to where each destination has everything. */
  public Watermarks watermarks() {
    return new H2Watermarks(database);
  }

  /** What became of reads and runs. */
  public RunHistory history() {
    return history;
  }

  /** What cloud sync has sent before. */
  public SyncLedger syncLedger() {
    return new H2SyncLedger(database);
  }

  /** What the forwarder works with. */
  public ForwardStores forForward() {
    return new ForwardStores(
        journal, this::openLane, new H2Watermarks(database), new H2DeadLetters(database));
  }

  /** Where backups of the journal are put. */
  public BackupShelf backups() {
    return new BackupFolder(journal, database.files().backups(), clock);
  }

  /** What an operator must know of damage found since the start, one line each. */
  List<String> alarms() {
    return List.copyOf(alarms);
  }

  /**
   * Free bytes on the disk of the data folder; a disk that does not answer counts as full. Asked of
   * the folder itself: a {@code FileStore} wants the table of mounts, which a service that sees
   * only its own processes has not.
   */
  public long freeSpace() {
    return dataDir.toFile().getUsableSpace();
  }

  /**
   * Closes the intake, then the journal ({@code SHUTDOWN} is its last act), then gives the folder
   * back.
   */
  @Override
  public void close() {
    try {
      intake.close();
      deliveries.close();
    } finally {
      try {
        database.close();
      } finally {
        release();
      }
    }
  }

  private void release() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give back the lock of " + dataDir, e);
    }
  }

  private TapeIntake openIntake(StoreSettings settings, Executor completions) {
    IntakeConfig defaults = IntakeConfig.in(dataDir);
    IntakeConfig config =
        new IntakeConfig(
            defaults.file(),
            defaults.quarantine(),
            settings.intakeMax(),
            settings.diskFloor(),
            defaults.linger());
    TapeIntake opened =
        TapeIntake.open(
            config,
            highestSequence(),
            new IntakeEnvironment(this::freeSpace, completions, () -> {}, clock, System::nanoTime));
    opened.facts().lastQuarantine().ifPresent(this::alarm);
    return opened;
  }

  private long highestSequence() {
    long highest = journal.appliedSequence();
    try {
      for (Path file : laneFiles()) {
        highest = Math.max(highest, lastSequenceOf(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + outbox(), e);
    }
    return highest;
  }

  private static boolean fellBack(Opening opening) {
    return !(opening instanceof Opening.Opened);
  }

  /**
   * A journal that went back to a backup, or to nothing, forgot dead letters that lanes have let go
   * of since. Lanes that begin anew are refilled from the watermark that went back with it: what
   * was delivered is delivered again, under the same ids, and what was refused is refused again and
   * kept.
   */
  private void setLanesAside() throws IOException {
    Path quarantine = Files.createDirectories(dataDir.resolve("quarantine"));
    String stamp = clock.instant().toString().replace(':', '-');
    for (Path file : laneFiles()) {
      Files.move(file, quarantine.resolve(file.getFileName() + "." + stamp));
    }
  }

  private List<Path> laneFiles() throws IOException {
    try (Stream<Path> files = Files.list(outbox())) {
      return files.filter(name -> name.toString().endsWith(LANE_ENDING)).toList();
    }
  }

  private long lastSequenceOf(Path file) {
    try (TapeLane lane = openLane(file)) {
      return lane.lastSequence();
    } catch (OutboxException e) {
      if (e.getCause() instanceof NewerTapeException newer) {
        throw new UncheckedIOException("the outbox file " + newer.getMessage(), newer);
      }
      log.warn("{}; it is opened again when its destination is", e.getMessage());
      return 0;
    }
  }

  private Lane openLane(DestinationId destination) {
    return openLane(outbox().resolve(destination + LANE_ENDING));
  }

  private TapeLane openLane(Path file) {
    return new TapeLane(
        file, dataDir.resolve("quarantine"), clock, quarantine -> alarm(quarantine.alarm()));
  }

  private Path outbox() {
    return dataDir.resolve("outbox");
  }

  private void alarm(String text) {
    alarms.add(text);
    log.error("{}", text);
  }
}

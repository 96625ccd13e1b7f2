package org.edgedaemon.journal.h2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A journal in a folder, and a clock that the test moves. */
final class JournalFixture implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-01T08:59:31Z");

  final JournalFiles files;
  final H2Database database;
  final H2Journal journal;
  private final AtomicLong nanos;

  private JournalFixture(Path dataDir) {
    AtomicLong time = new AtomicLong();
    this.nanos = time;
    this.files = new JournalFiles(dataDir);
    this.database = H2Database.open(files, InstantSource.fixed(NOW), time::get);
    this.journal = new H2Journal(database);
  }

  static JournalFixture in(Path dataDir) {
    return new JournalFixture(dataDir);
  }

  /** A backup where backups are looked for. */
  Path backUp(String name) {
    Path file = files.backups().resolve("journal-" + name + ".zip");
    try {
      Files.createDirectories(files.backups());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    journal.backup(file);
    return file;
  }

  void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  @Override
  public void close() {
    database.close();
  }
}

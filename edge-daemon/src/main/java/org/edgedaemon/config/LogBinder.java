package org.edgedaemon.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code log:}. */
final class LogBinder {
  private static final long BYTES = 10_000_000;
  private static final Duration AGE = Duration.ofDays(30);
  private static final int FILES = 9;
  private static final int MAX_FILES = 100;

  private LogBinder() {}

  /** Null when there is none. */
  static @Nullable LogSettings bind(Section section) {
    Path file = section.<Path>optional("file", Texts.file(section.around().folder()));
    long bytes = section.or("max_size", Quantities.size(10_000), BYTES);
    Duration age = section.or("max_age", Quantities.duration(Duration.ofHours(1)), AGE);
    int keep = section.or("keep", Quantities.number(1, MAX_FILES), FILES);
    section.refuseOthers();
    return file == null ? null : new LogSettings(file, bytes, age, keep);
  }
}

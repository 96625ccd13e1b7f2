package org.edgedaemon.attendance.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.edgedaemon.attendance.Roster;
import org.edgedaemon.attendance.TimetablePart;
import org.edgedaemon.attendance.csv.Reading;
import org.edgedaemon.attendance.csv.RosterRows;
import org.edgedaemon.attendance.csv.TimetableRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copies that are in force, in {@code data_dir/attendance/}: {@code timetable.csv} and {@code
 * roster.csv} as imported, {@code timetable-query.csv} as last read from an office's database. Each
 * was good as a whole when it was put there, and is replaced as a whole. Methods block.
 */
public final class ImportedFiles {
  /** More than this is no such file. */
  public static final int MAX_BYTES = 8 * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(ImportedFiles.class);

  private final Path folder;
  private final FileShelf shelf;

  /** Which timetable. */
  public enum Timetables {
    IMPORTED("timetable.csv"),
    QUERIED("timetable-query.csv");

    private final String file;

    Timetables(String file) {
      this.file = file;
    }

    /** The file's name, which is what people know the source by. */
    public String source() {
      return file;
    }
  }

  /**
   * What was found.
   *
   * @param alarm what an operator must know; empty when all is well
   */
  public record Loaded<T>(T value, Optional<String> alarm) {}

  /**
   * @param clock dates what is set aside
   */
  public ImportedFiles(Path dataDir, InstantSource clock) {
    this.folder = dataDir.resolve("attendance");
    this.shelf = new FileShelf(folder, dataDir.resolve("quarantine"), clock);
  }

  /** The timetable in force; an empty one when there is none, or none that can be read. */
  public Loaded<TimetablePart> timetable(Timetables which) {
    return load(which.source(), bytes -> read(which, bytes), TimetablePart.none(which.source()));
  }

  /** The roster in force; an empty one when there is none, or none that can be read. */
  public Loaded<Roster> roster() {
    return load("roster.csv", RosterRows::ofCsv, Roster.empty());
  }

  /** What a file would say. Nothing is changed. */
  public static Reading<TimetablePart> read(Timetables which, byte[] content) {
    return TimetableRows.ofCsv(which.source(), content);
  }

  /**
   * Puts a timetable in force, if it is good.
   *
   * @throws IOException when it could not be written; then the old one stays
   */
  public Reading<TimetablePart> replace(Timetables which, byte[] content) throws IOException {
    Reading<TimetablePart> reading = read(which, content);
    if (reading instanceof Reading.Good) {
      shelf.replace(which.source(), content);
    }
    return reading;
  }

  /**
   * Puts a roster in force, if it is good.
   *
   * @throws IOException when it could not be written; then the old one stays
   */
  public Reading<Roster> replaceRoster(byte[] content) throws IOException {
    Reading<Roster> reading = RosterRows.ofCsv(content);
    if (reading instanceof Reading.Good) {
      shelf.replace("roster.csv", content);
    }
    return reading;
  }

  /**
   * Reads a file that somebody wants to import, but never more than is sensible.
   *
   * @throws IOException when it cannot be read; one byte too many tells a file that is too large
   */
  public static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }

  private <T> Loaded<T> load(String name, Function<byte[], Reading<T>> reader, T none) {
    Path file = folder.resolve(name);
    byte[] bytes;
    try {
      bytes = content(file);
    } catch (NoSuchFileException e) {
      return new Loaded<>(none, Optional.empty());
    } catch (IOException e) {
      return alarm(none, file + " cannot be read and is left out: " + e.getMessage());
    }
    Reading<T> reading = reader.apply(bytes);
    if (reading instanceof Reading.Good<T> good) {
      return new Loaded<>(good.value(), Optional.empty());
    }
    return alarm(none, setAside(name, file, (Reading.Bad<T>) reading));
  }

  /** Only the number of the line: what stands there may be about a person. */
  private String setAside(String name, Path file, Reading.Bad<?> bad) {
    String what = file + " is not what was imported (line " + bad.problems().get(0).line() + "): ";
    try {
      return what + "it is kept as " + shelf.setAside(name) + ", import it again";
    } catch (IOException e) {
      return what + "it is left out, and could not be set aside: " + e.getMessage();
    }
  }

  private static <T> Loaded<T> alarm(T none, String alarm) {
    log.error(alarm);
    return new Loaded<>(none, Optional.of(alarm));
  }
}

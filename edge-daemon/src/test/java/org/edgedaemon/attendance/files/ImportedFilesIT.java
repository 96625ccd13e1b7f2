package org.edgedaemon.attendance.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.edgedaemon.attendance.Roster;
import org.edgedaemon.attendance.Slot;
import org.edgedaemon.attendance.TimetablePart;
import org.edgedaemon.attendance.csv.Reading;
import org.edgedaemon.attendance.files.ImportedFiles.Loaded;
import org.edgedaemon.attendance.files.ImportedFiles.Timetables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedFilesIT {
  private static final String HEADER = "id,unit,day,from,to,room\n";
  private static final byte[] ONE = (HEADER + "a,CS101,monday,08:00,10:00,LH1\n").getBytes(UTF_8);
  private static final byte[] TWO =
      (HEADER + "b,CS101,monday,08:00,10:00,LH1\nc,CS101,friday,08:00,10:00,LH1\n").getBytes(UTF_8);
  private static final byte[] ROSTER =
      "admission_number,name,user_id\nJ17,Ann,1017\n".getBytes(UTF_8);

  @TempDir Path dataDir;
  private ImportedFiles files;

  @BeforeEach
  void open() {
    files = reopened();
  }

  @Test
  void nothingImportedIsNothingWrong() {
    assertThat(slots(files, Timetables.IMPORTED)).isEmpty();
    assertThat(files.timetable(Timetables.QUERIED).alarm()).isEmpty();
    assertThat(files.roster().value().lines()).isEmpty();
    assertThat(dataDir).isEmptyDirectory();
  }

  @Test
  void whatIsImportedIsThereAfterAStart() throws IOException {
    assertThat(files.replace(Timetables.IMPORTED, ONE)).isInstanceOf(Reading.Good.class);
    assertThat(files.replace(Timetables.IMPORTED, TWO)).isInstanceOf(Reading.Good.class);
    assertThat(files.replace(Timetables.QUERIED, ONE)).isInstanceOf(Reading.Good.class);
    assertThat(files.replaceRoster(ROSTER)).isInstanceOf(Reading.Good.class);

    ImportedFiles later = reopened();
    assertThat(slots(later, Timetables.IMPORTED)).containsExactly("b", "c");
    assertThat(slots(later, Timetables.QUERIED)).containsExactly("a");
    Loaded<Roster> roster = later.roster();
    assertThat(roster.value().studentOf("1017")).isPresent();
    assertThat(roster.alarm()).isEmpty();
    assertThat(names(dataDir.resolve("attendance")))
        .containsExactlyInAnyOrder("timetable.csv", "timetable-query.csv", "roster.csv");
    assertThat(Files.getPosixFilePermissions(dataDir.resolve("attendance/roster.csv")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aBadFileChangesNothing() throws IOException {
    files.replace(Timetables.IMPORTED, ONE);
    files.replaceRoster(ROSTER);

    byte[] bad = (HEADER + "x,CS101,monday,08:00,10:00,LH1\ny,,,,,\n").getBytes(UTF_8);
    assertThat(files.replace(Timetables.IMPORTED, bad)).isInstanceOf(Reading.Bad.class);
    assertThat(files.replaceRoster(bad)).isInstanceOf(Reading.Bad.class);

    assertThat(slots(reopened(), Timetables.IMPORTED)).containsExactly("a");
    assertThat(reopened().roster().value().lines()).hasSize(1);
  }

  @Test
  void aDamagedFileIsSetAsideAndSaid() throws IOException {
    files.replaceRoster(ROSTER);
    files.replace(Timetables.IMPORTED, ONE);
    for (int round = 1; round <= 2; round++) {
      Path file = dataDir.resolve("attendance/roster.csv");
      Files.writeString(file, "admission_number,name\nJ17,Ann\nJ17,Ann\n");

      Loaded<Roster> roster = reopened().roster();
      assertThat(roster.value().lines()).isEmpty();
      assertThat(roster.alarm())
          .get()
          .asString()
          .contains("roster.csv is not what was imported (line 3)", "quarantine", "import it again")
          .doesNotContain("J17", "Ann");
      assertThat(names(dataDir.resolve("quarantine"))).hasSize(round);
      assertThat(file).doesNotExist();
    }
    assertThat(slots(reopened(), Timetables.IMPORTED)).containsExactly("a");
    assertThat(reopened().roster().alarm()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsLeftWhereItIs() throws IOException {
    Files.createDirectories(dataDir.resolve("attendance/timetable.csv"));

    assertThat(files.timetable(Timetables.IMPORTED).alarm())
        .get()
        .asString()
        .contains("cannot be read");
    assertThat(dataDir.resolve("attendance/timetable.csv")).isDirectory();
  }

  @Test
  void aFailedWriteLeavesTheOldOne() throws IOException {
    files.replace(Timetables.IMPORTED, ONE);
    Path folder = dataDir.resolve("attendance");
    Files.move(folder, dataDir.resolve("away"));
    Files.writeString(folder, "in the way");

    assertThatThrownBy(() -> files.replace(Timetables.IMPORTED, TWO))
        .isInstanceOf(IOException.class);

    Files.delete(folder);
    Files.move(dataDir.resolve("away"), folder);
    assertThat(slots(reopened(), Timetables.IMPORTED)).containsExactly("a");
  }

  @Test
  void aFileToImportIsReadWithBounds() throws IOException {
    Path file = dataDir.resolve("big.csv");
    Files.write(file, new byte[ImportedFiles.MAX_BYTES + 100]);

    byte[] content = ImportedFiles.content(file);
    assertThat(content).hasSize(ImportedFiles.MAX_BYTES + 1);
    assertThat(files.replace(Timetables.IMPORTED, content)).isInstanceOf(Reading.Bad.class);
  }

  private ImportedFiles reopened() {
    return new ImportedFiles(dataDir, InstantSource.fixed(Instant.parse("2026-03-01T08:59:31Z")));
  }

  private static List<String> slots(ImportedFiles files, Timetables which) {
    TimetablePart part = files.timetable(which).value();
    return part.slots().stream().map(Slot::id).toList();
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.map(file -> file.getFileName().toString()).toList();
    }
  }
}

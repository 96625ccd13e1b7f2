package org.edgedaemon.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.edgedaemon.journal.JournalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupIT {
  @TempDir Path dataDir;

  @Test
  void saysWhatItHolds() throws IOException {
    try (JournalFixture fixture = JournalFixture.in(dataDir)) {
      fixture.journal.apply(Entries.punches(1, 1_500));
      Path first = fixture.backUp("b");
      fixture.journal.apply(Entries.punches(1_501, 1_600));
      Path second = fixture.backUp("a");
      assertThat(Backup.in(fixture.files.backups()))
          .containsExactly(new Backup(second, 1_600), new Backup(first, 1_500));
      assertThat(names(fixture.files.backups()))
          .containsExactlyInAnyOrder("journal-a.zip", "journal-b.zip");
    }
  }

  @Test
  void aDamagedLabelIsNotBelieved() throws IOException {
    try (JournalFixture fixture = JournalFixture.in(dataDir)) {
      fixture.journal.apply(Entries.punches(1, 10));
      Path file = fixture.backUp("a");
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - " crc=12345678".length() - 1] ^= 1;
      Files.write(file, bytes);
      assertThat(Backup.in(fixture.files.backups()))
          .containsExactly(new Backup(file, Backup.UNKNOWN));
    }
  }

  @Test
  void aDamagedJournalGivesNoBackup() throws IOException {
    try (JournalFixture fixture = JournalFixture.in(dataDir)) {
      fixture.journal.apply(Entries.punches(1, 100));
      fixture.database.write(
          c -> c.createStatement().executeUpdate("update entry set crc = 1 where sequence = 5"));
      assertThatThrownBy(() -> fixture.backUp("a"))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("entry 5 of the journal is not what was written");
      assertThat(names(fixture.files.backups())).isEmpty();
    }
  }

  @Test
  void overwritesNothing() throws IOException {
    try (JournalFixture fixture = JournalFixture.in(dataDir)) {
      Path file = Files.createFile(dataDir.resolve("there.zip"));
      assertThatThrownBy(() -> fixture.journal.backup(file)).hasMessageContaining("exists");
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}

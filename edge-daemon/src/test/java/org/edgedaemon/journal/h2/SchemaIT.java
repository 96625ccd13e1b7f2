package org.edgedaemon.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.journal.JournalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaIT {
  @TempDir Path dataDir;

  @Test
  void fromScratch() {
    try (JournalFixture fixture = JournalFixture.in(dataDir)) {
      assertThat(fixture.database.opening()).isEqualTo(new Opening.Created());
      assertThat(fixture.database.<Integer>read(SchemaSteps::version))
          .isEqualTo(SchemaSteps.LATEST);
    }
  }

  @Test
  void everyReleasedSchemaIsBroughtUpToDateWithItsRows() throws SQLException {
    for (int released = 1; released < SchemaSteps.LATEST; released++) {
      Path dir = dataDir.resolve("from-" + released);
      oldJournal(dir, released);
      try (JournalFixture fixture = JournalFixture.in(dir)) {
        assertThat(fixture.database.opening()).isEqualTo(new Opening.Opened(50));
        assertThat(fixture.journal.entriesAfter(0, Set.of(EntryKind.PUNCH), 100))
            .isEqualTo(Entries.punches(1, 50));
        assertThat(fixture.journal.verify()).isEmpty();
      }
    }
  }

  @Test
  void aStepCutShortIsRunAgain() throws SQLException {
    oldJournal(dataDir, 1);
    try (Connection connection = H2Url.live(dataDir).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table watermark (destination varchar(64) primary key, sequence bigint not null)");
      statement.execute("shutdown");
    }
    try (JournalFixture fixture = JournalFixture.in(dataDir)) {
      assertThat(fixture.journal.appliedSequence()).isEqualTo(50);
    }
  }

  @Test
  void aNewerOneIsRefusedAndLeftAlone() throws SQLException {
    oldJournal(dataDir, SchemaSteps.LATEST);
    try (Connection connection = H2Url.live(dataDir).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into schema_version (version) values (99)");
      statement.execute("shutdown");
    }
    assertThatThrownBy(() -> JournalFixture.in(dataDir))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("schema 99")
        .hasMessageContaining("newer version");
    assertThat(dataDir.resolve(JournalFiles.FILE)).exists();
    assertThat(dataDir.resolve("quarantine")).doesNotExist();
  }

  private static void oldJournal(Path dir, int version) throws SQLException {
    try (Connection connection = H2Url.live(dir).getConnection();
        Statement statement = connection.createStatement()) {
      SchemaSteps.upgrade(connection, version);
      new EntryWriter(Projection.NONE).writeNew(connection, Entries.punches(1, 50));
      statement.execute("update meta set applied_sequence = 50");
      statement.execute("shutdown");
    }
  }
}

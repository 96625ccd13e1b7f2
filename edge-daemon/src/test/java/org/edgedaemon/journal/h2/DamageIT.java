package org.edgedaemon.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.JournalPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to the file: exact data, or the file set aside and the journal rebuilt from
 * backup and intake. Never wrong data, never a refusal to start for ever. More rounds with {@code
 * -Ddamage.rounds=N}.
 */
class DamageIT {
  private static final int ROUNDS = Integer.getInteger("damage.rounds", 12);
  private static final long BACKED_UP = 2_000;
  private static final long APPLIED = 3_000;
  private static final Set<EntryKind> ALL = Set.of(EntryKind.values());

  @TempDir static Path shared;
  @TempDir Path work;

  private static byte[] good;
  private static Path backup;
  private int round;

  @BeforeAll
  static void prepare() throws IOException {
    try (JournalFixture fixture = JournalFixture.in(shared)) {
      fixture.journal.apply(Entries.punches(1, BACKED_UP));
      backup = fixture.backUp("a");
      fixture.journal.apply(Entries.punches(BACKED_UP + 1, APPLIED));
    }
    good = Files.readAllBytes(shared.resolve(JournalFiles.FILE));
  }

  @Test
  void flippedBits() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = good.clone();
      int at = i < 3 ? random.nextInt(8192) : random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      healsWithBackup(bytes);
    }
  }

  @Test
  void zeroedBlocks() throws IOException {
    Random random = new Random(2);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = good.clone();
      int from = 4096 * random.nextInt(bytes.length / 4096);
      Arrays.fill(bytes, from, from + 4096, (byte) 0);
      healsWithBackup(bytes);
    }
  }

  @Test
  void truncation() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < ROUNDS; i++) {
      int length = i < 3 ? i * 4096 : random.nextInt(good.length);
      healsWithBackup(Arrays.copyOf(good, length));
    }
  }

  @Test
  void aMissingFileIsRestored() throws IOException {
    Path dir = folder(true);
    try (JournalFixture fixture = JournalFixture.in(dir)) {
      assertThat(fixture.database.opening()).isInstanceOf(Opening.Restored.class);
      assertThat(fixture.database.opening().alarm()).isPresent();
      assertThat(fixture.journal.appliedSequence()).isEqualTo(BACKED_UP);
      assertThat(fixture.journal.entriesAfter(0, ALL, 10_000))
          .isEqualTo(Entries.punches(1, BACKED_UP));
    }
  }

  @Test
  void emptyForeignAndDirectory() throws IOException, SQLException {
    Path directory = folder(true);
    Files.createDirectories(directory.resolve(JournalFiles.FILE));
    heals(directory, true);

    healsWithBackup(new byte[0]);
    healsWithBackup("this is no database".repeat(5_000).getBytes(StandardCharsets.UTF_8));

    Path foreign = folder(true);
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + foreign.resolve("journal"), "me", "pw");
        Statement statement = connection.createStatement()) {
      statement.execute("create table t (id int)");
    }
    heals(foreign, true);
  }

  /**
   * Silently grown marks would have entries passed over; each row is made to disagree with itself.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "meta, applied_sequence = 9000, -3001",
        "meta, last_hole = 77, -3001",
        "watermark, sequence = 9000, -1501"
      })
  void grownMarksAreDamage(String how) throws IOException, SQLException {
    String[] parts = how.split(", ");
    Path dir = folder(true);
    Files.write(dir.resolve(JournalFiles.FILE), good);
    try (Connection connection = H2Url.live(dir).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into watermark (destination, sequence) values ('cloud', 1500)");
      statement.execute("alter table " + parts[0] + " drop column complement");
      statement.execute(
          "alter table " + parts[0] + " add column complement bigint default " + parts[2]);
      statement.execute("update " + parts[0] + " set " + parts[1]);
      statement.execute("shutdown");
    }
    heals(dir, true);
  }

  @Test
  void withoutABackupTheJournalBeginsEmpty() throws IOException {
    Path dir = folder(false);
    Files.write(dir.resolve(JournalFiles.FILE), Arrays.copyOf(good, 100));
    try (JournalFixture fixture = JournalFixture.in(dir)) {
      assertThat(fixture.database.opening()).isInstanceOf(Opening.Emptied.class);
      assertThat(fixture.database.opening().alarm().orElseThrow()).contains("begins empty");
    }
    heals(dir, true);
  }

  @Test
  void aDamagedBackupIsSetAsideAndTheOlderOneTaken() throws IOException {
    Path dir = folder(true);
    byte[] zip = Files.readAllBytes(backup);
    zip[zip.length / 2] ^= 0x10;
    Files.write(dir.resolve("backups").resolve("journal-b.zip"), zip);
    try (JournalFixture fixture = JournalFixture.in(dir)) {
      assertThat(fixture.journal.appliedSequence()).isEqualTo(BACKED_UP);
      assertThat(Backup.in(fixture.files.backups())).hasSize(1);
      assertThat(quarantined(dir)).hasSize(1);
    }
  }

  @Test
  void aJournalThatEndsBeforeItsBackupIsReplaced() throws IOException {
    Path old = folder(false);
    try (JournalFixture fixture = JournalFixture.in(old)) {
      fixture.journal.apply(Entries.punches(1, BACKED_UP - 1));
    }
    Path dir = folder(true);
    Files.copy(old.resolve(JournalFiles.FILE), dir.resolve(JournalFiles.FILE));
    try (JournalFixture fixture = JournalFixture.in(dir)) {
      assertThat(fixture.database.opening().alarm().orElseThrow())
          .contains("it ends at sequence 1999, its backup at 2000");
      assertThat(fixture.journal.appliedSequence()).isEqualTo(BACKED_UP);
    }
  }

  @Test
  void damageFoundWhileRunningHeals() throws IOException {
    Path dir = folder(true);
    Files.write(dir.resolve(JournalFiles.FILE), good);
    try (JournalFixture fixture = JournalFixture.in(dir)) {
      fixture.database.write(
          c ->
              c.createStatement()
                  .executeUpdate("update entry set device_time = 5 where sequence = 77"));
      fixture.database.checkpoint();
      assertThat(fixture.journal.entriesAfter(70, ALL, 10)).isEqualTo(Entries.punches(71, 80));
      assertThat(replayed(fixture)).isEqualTo(Entries.punches(1, APPLIED));
      assertThat(fixture.database.opening()).isInstanceOf(Opening.Restored.class);
    }
    assertThat(quarantined(dir)).hasSize(1);
  }

  /** Whoever sees few entries must not take how far the journal was before for how far it is. */
  @Test
  void aPageTellsHowFarTheJournalWentBackUnderIt() throws IOException {
    Path dir = folder(true);
    Files.write(dir.resolve(JournalFiles.FILE), good);
    try (JournalFixture fixture = JournalFixture.in(dir)) {
      fixture.database.write(
          c ->
              c.createStatement()
                  .executeUpdate("update entry set device_time = 5 where sequence = 2050"));
      fixture.database.checkpoint();
      assertThat(fixture.journal.pageAfter(1_990, ALL, 1_000))
          .isEqualTo(new JournalPage(Entries.punches(1_991, BACKED_UP), BACKED_UP));
    }
  }

  /** A flipped bit may make a value one of another type, or a table one of another name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select cast(body as bigint) from entry where sequence = 77",
        "select * from another_kind"
      })
  void aFaultThatOnlyDamageExplainsHasTheFileRead(String sql) throws IOException {
    Path dir = folder(true);
    Files.write(dir.resolve(JournalFiles.FILE), good);
    try (JournalFixture fixture = JournalFixture.in(dir)) {
      assertThatThrownBy(() -> fixture.database.read(c -> c.createStatement().executeQuery(sql)))
          .isInstanceOf(JournalException.class);
      assertThatThrownBy(fixture.journal::appliedSequence)
          .hasMessageContaining("closed after a fault");
      fixture.advance(Duration.ofSeconds(2));
      assertThat(replayed(fixture)).isEqualTo(Entries.punches(1, APPLIED));
    }
  }

  @Test
  void aDatabaseThatLetsNobodyInGivesWayAtTheNextStart() throws IOException, SQLException {
    Path dir = folder(true);
    Files.write(dir.resolve(JournalFiles.FILE), good);
    try (Connection connection = H2Url.live(dir).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter user sa set password 'another'");
      statement.execute("shutdown");
    }
    assertThatThrownBy(() -> JournalFixture.in(dir))
        .hasMessageContaining("does not know its own user")
        .hasMessageContaining("start the daemon again");
    assertThat(quarantined(dir)).hasSize(1);
    assertThat(Backup.in(new JournalFiles(dir).backups())).hasSize(1);
  }

  /** Most pages of so small a journal are of the catalogue. */
  @Test
  void flippedBitsInASmallJournal() throws IOException {
    Path small = folder(false);
    try (JournalFixture fixture = JournalFixture.in(small)) {
      fixture.journal.apply(Entries.punches(1, 60));
    }
    byte[] file = Files.readAllBytes(small.resolve(JournalFiles.FILE));
    Random random = new Random(4);
    for (int i = 0; i < 4 * ROUNDS; i++) {
      byte[] bytes = file.clone();
      for (int bit = random.nextInt(3); bit >= 0; bit--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Path dir = folder(false);
      Files.write(dir.resolve(JournalFiles.FILE), bytes);
      try (JournalFixture fixture = JournalFixture.in(dir)) {
        assertThat(replayed(fixture, 60)).isEqualTo(Entries.punches(1, 60));
        assertThat(fixture.journal.countAfter(0, ALL)).isEqualTo(60);
      }
    }
  }

  @Test
  void verifyNamesTheProblemAndHasItHealed() throws IOException {
    Path dir = folder(true);
    Files.write(dir.resolve(JournalFiles.FILE), good);
    try (JournalFixture fixture = JournalFixture.in(dir)) {
      fixture.database.write(
          c ->
              c.createStatement()
                  .executeUpdate("update entry set crc = crc + 1 where sequence = 9"));
      fixture.database.checkpoint();
      assertThat(fixture.journal.verify())
          .contains("entry 9 of the journal is not what was written");
      fixture.advance(Duration.ofSeconds(2));
      assertThat(fixture.journal.appliedSequence()).isEqualTo(BACKED_UP);
    }
  }

  @Test
  void anOperatorRestores() throws IOException {
    Path dir = folder(true);
    Files.write(dir.resolve(JournalFiles.FILE), good);
    JournalFiles files = new JournalFiles(dir);
    Path chosen = files.backups().resolve(backup.getFileName());
    Opening opening = H2Database.restore(files, chosen, InstantSource.fixed(JournalFixture.NOW));
    assertThat(opening.appliedSequence()).isEqualTo(BACKED_UP);
    try (JournalFixture fixture = JournalFixture.in(dir)) {
      assertThat(fixture.database.opening()).isEqualTo(new Opening.Opened(BACKED_UP));
    }
    assertThat(quarantined(dir)).hasSize(1);
  }

  private void healsWithBackup(byte[] file) throws IOException {
    Path dir = folder(true);
    Files.write(dir.resolve(JournalFiles.FILE), file);
    heals(dir, false);
  }

  private static void heals(Path dir, boolean setAside) throws IOException {
    boolean replaced = false;
    try (JournalFixture fixture = JournalFixture.in(dir)) {
      assertThat(replayed(fixture)).isEqualTo(Entries.punches(1, APPLIED));
      if (!fixture.journal.verify().isEmpty()) {
        fixture.advance(Duration.ofSeconds(2));
        assertThat(replayed(fixture)).isEqualTo(Entries.punches(1, APPLIED));
        assertThat(fixture.journal.verify()).isEmpty();
      }
      replaced = !(fixture.database.opening() instanceof Opening.Opened);
    }
    if (setAside || replaced) {
      assertThat(quarantined(dir)).isNotEmpty();
    }
  }

  /** What the applier does: asks where to go on, after each failure and each step back again. */
  private static List<SequencedEntry> replayed(JournalFixture fixture) {
    return replayed(fixture, APPLIED);
  }

  private static List<SequencedEntry> replayed(JournalFixture fixture, long last) {
    for (int attempt = 0; attempt < 5; attempt++) {
      try {
        long applied = fixture.journal.resume();
        if (applied < last) {
          fixture.journal.apply(Entries.punches(applied + 1, last));
        }
        List<SequencedEntry> read = fixture.journal.entriesAfter(0, ALL, 10_000);
        if (fixture.journal.resume() >= last) {
          return read;
        }
      } catch (JournalException e) {
        fixture.advance(Duration.ofSeconds(2));
      }
    }
    throw new AssertionError("the journal did not heal");
  }

  private Path folder(boolean withBackup) throws IOException {
    Path dir = Files.createDirectories(work.resolve("round-" + round++));
    if (withBackup) {
      Path backups = Files.createDirectories(dir.resolve("backups"));
      Files.copy(backup, backups.resolve(backup.getFileName()));
    }
    return dir;
  }

  private static List<Path> quarantined(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve("quarantine"))) {
      return files.toList();
    }
  }
}

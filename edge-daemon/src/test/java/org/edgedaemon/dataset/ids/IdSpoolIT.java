package org.edgedaemon.dataset.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.ids.IdSpool.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdSpoolIT {
  private static final long ROOMY = 1 << 20;

  @TempDir private Path folder;

  @Test
  void givesBackInChunksWhatWasWrittenAndIsGoneAfterwards() {
    List<Entry> written = new ArrayList<>();
    List<Entry> read = new ArrayList<>();
    try (IdSpool spool = IdSpool.create(folder.resolve("new"), "rooms", ROOMY)) {
      for (int i = 0; i < 2_500; i++) {
        Entry entry = new Entry(new RecordId("id-ä" + i), i % 3 == 0 ? null : "v" + i % 7);
        spool.add(entry.id(), entry.version());
        written.add(entry);
      }
      spool.add(RecordId.of(7), "");
      written.add(new Entry(RecordId.of(7), ""));
      while (spool.left() > 0) {
        read.addAll(spool.next(1_000));
      }
      assertThat(spool.next(10)).isEmpty();
    }
    assertThat(read).isEqualTo(written);
    assertThat(folder.resolve("new")).isEmptyDirectory();
  }

  @Test
  void knowsWhenItsFileIsNotWhatWasWritten() throws Exception {
    IdSpool shorter = spool("a");
    Path file = folder.resolve("a.spool");
    shorter.add(RecordId.of(2), null);
    // The first octets leave the buffer when reading begins; a file beside it takes its place.
    Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
    Files.delete(file);
    Files.write(file, new byte[3]);
    assertThatThrownBy(() -> shorter.next(1))
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining("written were");
    shorter.close();
  }

  @Test
  void doesNotTrustLengthsInItsFile() throws Exception {
    IdSpool spool = spool("b");
    Path file = folder.resolve("b.spool");
    Files.delete(file);
    byte[] octets = new byte[8 + 2 + 1 + 2];
    System.arraycopy("IDSPOOL1".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, octets, 0, 8);
    octets[8] = (byte) 0xff;
    Files.write(file, octets);
    assertThatThrownBy(() -> spool.next(1))
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining("an id of");
    spool.close();
  }

  @Test
  void isBounded() {
    try (IdSpool spool = IdSpool.create(folder, "c", 100)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  spool.add(RecordId.of(i), null);
                }
              })
          .isInstanceOf(SpoolException.class)
          .hasMessageContaining("larger than 100 octets");
    }
  }

  private IdSpool spool(String name) {
    IdSpool spool = IdSpool.create(folder, name, ROOMY);
    spool.add(RecordId.of(1), null);
    return spool;
  }
}

package org.edgedaemon.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.edgedaemon.journal.JournalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningIT {
  @TempDir Path dataDir;

  @Test
  void openTwiceInOneProcessIsRefused() {
    try (JournalFixture fixture = JournalFixture.in(dataDir)) {
      assertThatThrownBy(() -> JournalFixture.in(dataDir))
          .isInstanceOf(JournalLockedException.class);
      assertThat(fixture.journal.apply(Entries.punches(1, 5)).added()).isEqualTo(5);
    }
    JournalFixture.in(dataDir).close();
  }

  @Test
  void closedIsClosed() {
    JournalFixture fixture = JournalFixture.in(dataDir);
    fixture.close();
    fixture.close();
    assertThatThrownBy(() -> fixture.journal.apply(Entries.punches(1, 5)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(fixture.journal::appliedSequence)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("closed");
  }
}

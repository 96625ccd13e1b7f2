package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.edgedaemon.replica.TakenChanges.Taken;
import org.junit.jupiter.api.Test;

class TakenChangesTest {
  private static final Version FIRST = new Version(Instant.parse("2026-03-01T08:00:00Z"));

  @Test
  void aChangeIsKnownByItsSlaveAndItsId() {
    Version second = FIRST.next(FIRST.at());
    TakenChanges taken =
        TakenChanges.NONE.and(new Taken("north", "1", FIRST)).and(new Taken("south", "1", second));

    assertThat(taken.version("north", "1")).contains(FIRST);
    assertThat(taken.version("south", "1")).contains(second);
    assertThat(taken.version("north", "2")).isEmpty();
    assertThat(taken.version("west", "1")).isEmpty();
  }

  @Test
  void oneMoreThanThereIsRoomForLeavesOutTheOldestAndNoOther() {
    TakenChanges taken = TakenChanges.NONE;
    for (int i = 0; i < TakenChanges.MOST; i++) {
      assertThat(taken.displaced()).isEmpty();
      taken = taken.and(new Taken("north", "change " + i, FIRST));
    }
    Optional<Taken> displaced = taken.displaced();
    TakenChanges after = taken.and(new Taken("north", "last", FIRST));

    assertThat(displaced).contains(new Taken("north", "change 0", FIRST));
    assertThat(after.changes())
        .hasSize(TakenChanges.MOST)
        .startsWith(new Taken("north", "change 1", FIRST))
        .endsWith(new Taken("north", "last", FIRST));
  }
}

package org.edgedaemon.device.hikvision.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;
import org.junit.jupiter.api.Test;

class RecentKeysTest {
  private static final int LIMIT = 1_000;

  private final RecentKeys keys = new RecentKeys(LIMIT);

  @Test
  void theLastOnesAreRememberedAndOldOnesAreNot() {
    for (int i = 0; i < 10 * LIMIT; i++) {
      assertThat(keys.has(key(i))).isFalse();
      keys.add(key(i));
      assertThat(keys.has(key(i))).isTrue();
      if (i >= LIMIT) {
        assertThat(keys.has(key(i - LIMIT + 1))).isTrue();
      }
      if (i >= 2 * LIMIT) {
        assertThat(keys.has(key(i - 2 * LIMIT))).isFalse();
      }
    }
  }

  @Test
  void keysThatShareTheirPlaceAreToldApart() {
    for (int i = 1; i < 500; i++) {
      keys.add(new RowKey(i, 64L << 20));
    }

    assertThat(keys.has(new RowKey(499, 64L << 20))).isTrue();
    assertThat(keys.has(new RowKey(500, 64L << 20))).isFalse();
    assertThat(keys.has(new RowKey(0, 64L << 20))).isFalse();
  }

  @Test
  void nothingIsLeftAfterClearing() {
    keys.add(key(1));
    keys.clear();

    assertThat(keys.has(key(1))).isFalse();
  }

  private static RowKey key(int number) {
    return RowKey.of(new UnreadableRow(Integer.toString(number), ""));
  }
}

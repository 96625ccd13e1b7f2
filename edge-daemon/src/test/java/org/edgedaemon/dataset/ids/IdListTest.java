package org.edgedaemon.dataset.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.edgedaemon.dataset.RecordId;
import org.junit.jupiter.api.Test;

class IdListTest {
  @Test
  void givesBackWhatCameInOrder() {
    Random random = new Random(5);
    IdList list = new IdList(Long.MAX_VALUE);
    List<RecordId> model = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      RecordId id =
          random.nextInt(3) == 0
              ? new RecordId("Büro-" + "x".repeat(random.nextInt(100)) + i)
              : RecordId.of(random.nextLong() % 1_000_000_000_000_000_000L);
      list.add(id);
      model.add(id);
    }
    assertThat(list).containsExactlyElementsOf(model);
    assertThat(list.size()).isEqualTo(model.size());
  }

  @Test
  void keepsNumbersThatFollowEachOtherInTwoOctets() {
    IdList list = new IdList(2_000);
    for (int i = 0; i < 10_000; i++) {
      list.add(RecordId.of(1_000_000_000_000L + i));
    }
    assertThat(list.size()).isBetween(1_900L, 2_000L);
  }
}

package org.edgedaemon.dataset.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.edgedaemon.dataset.RecordId;
import org.junit.jupiter.api.Test;

class IdSetTest {
  @Test
  void takesANumberAndItsTextForOne() {
    IdSet set = new IdSet(10, 1);
    assertThat(set.add(RecordId.of(4))).isTrue();
    assertThat(set.add(new RecordId("4"))).isFalse();
    assertThat(set.contains(new RecordId("4"))).isTrue();
    assertThat(set.contains(new RecordId("04"))).isFalse();
    assertThat(set.size()).isEqualTo(1);
  }

  @Test
  void agreesWithASetOfObjects() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      IdSet set = new IdSet(Integer.MAX_VALUE, random.nextLong());
      Set<RecordId> model = new HashSet<>();
      for (int i = 0; i < 20_000; i++) {
        RecordId id = any(random);
        assertThat(set.contains(id)).isEqualTo(model.contains(id));
        assertThat(set.add(id)).isEqualTo(model.add(id));
      }
      assertThat(set.size()).isEqualTo(model.size());
      assertThat(model).allMatch(set::contains);
    }
  }

  /** Each of 256 parts grows several times, as blocks of bits, and then as single numbers. */
  @Test
  void numbersThatFollowEachOtherAndThenNumbersThatDoNot() {
    IdSet set = new IdSet(Integer.MAX_VALUE, 5);
    for (long id = -1_000; id < 400_000; id++) {
      assertThat(set.add(RecordId.of(2 * id))).isTrue();
      assertThat(set.add(RecordId.of(2 * id))).isFalse();
    }
    assertThat(set.contains(RecordId.of(799_998))).isTrue();
    assertThat(set.contains(RecordId.of(799_997))).isFalse();
    for (long id = 1; id <= 1_000_000; id++) {
      set.add(RecordId.of(id * 1_000_000));
    }
    for (long id = -1_000; id < 400_000; id++) {
      assertThat(set.contains(RecordId.of(2 * id))).isTrue();
      assertThat(set.contains(RecordId.of(2 * id + 1))).isFalse();
    }
    // 1,000,000 .. 1,000,000 x 1,000,000: none of them is among the first ones.
    assertThat(set.size()).isEqualTo(401_000 + 1_000_000);
    assertThat(set.contains(RecordId.of(1_000_000))).isTrue();
  }

  @Test
  void refusesMoreThanItsLimitButNotWhatItHas() {
    IdSet set = new IdSet(2, 3);
    set.add(RecordId.of(1));
    set.add(new RecordId("a"));
    assertThat(set.add(RecordId.of(1))).isFalse();
    assertThatThrownBy(() -> set.add(RecordId.of(2)))
        .isInstanceOf(TooManyIdsException.class)
        .hasMessageContaining("more than 2 ids");
  }

  @Test
  void hashesAsPublished() {
    // The reference's key 00..0f and input 00..07 give 0x93f5f5799a932462: here as four units.
    SipHash hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    assertThat(hash.of("\u0100\u0302\u0504\u0706")).isEqualTo(0x93f5f5799a932462L);
    assertThat(hash.of("")).isEqualTo(0x726fdb47dd0e0e31L);
  }

  private static RecordId any(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> RecordId.of(random.nextInt(10_000));
      case 1 -> RecordId.of(random.nextLong() % 1_000_000_000_000_000_000L);
      case 2 -> new RecordId("x" + random.nextInt(10_000));
      default -> RecordId.of(-random.nextInt(1_000));
    };
  }
}

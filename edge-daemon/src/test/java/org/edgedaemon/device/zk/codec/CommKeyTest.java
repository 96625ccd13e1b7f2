package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the protocol reference, section 2.4. */
class CommKeyTest {
  private static final int[] SESSIONS = {0, 1, 0x45CF, 0x6BA0, 0x8DF3, 0xFFFF};

  @ParameterizedTest
  @CsvSource({
    "0, 617d3279, 617d3279, 617d323c, 617d3212, 617d32f4, 617d3286",
    "1, 61fd3279, 61fd3279, 61fd323c, 61fd3212, 61fd32f4, 61fd3286",
    "12, , , 614d323c, , , ",
    "45, , , 61c9323c, , , ",
    "123, 61a33279, 61a33279, 61a3323c, 61a33212, 61a332f4, 61a33286",
    "1234, 41363279, 41363279, 4136323c, 41363212, 413632f4, 41363286",
    "12345, 6de13279, 6de13279, 6de1323c, 6de13212, 6de132f4, 6de13286",
    "123456, 267f32f9, 267f32f9, 267f32bc, 267f3292, 297f3274, 297f3206",
    "999999, 23813289, 23813289, 2281324c, 22813222, 22813204, 22813296",
    "983039, , , , , , 617d3216",
  })
  void scramblesAsTheVectorsSay(
      int key, String s0, String s1, String s2, String s3, String s4, String s5) {
    String[] expected = {s0, s1, s2, s3, s4, s5};
    for (int i = 0; i < SESSIONS.length; i++) {
      if (expected[i] != null) {
        assertThat(hex(CommKey.scramble(key, SESSIONS[i]))).isEqualTo(expected[i]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 534f0020", "123456, 144d00a0"})
  void anotherTickScramblesOtherwise(int key, String expected) {
    assertThat(hex(CommKey.scramble(key, 0x6BA0, 0))).isEqualTo(expected);
  }

  private static String hex(int littleEndian) {
    return String.format("%08x", Integer.reverseBytes(littleEndian));
  }
}

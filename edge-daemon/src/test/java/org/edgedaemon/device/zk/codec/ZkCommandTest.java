package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not listed cannot be sent. */
class ZkCommandTest {
  /** Writes, clears, deletes, restarts, unlocks, biometric reads. */
  private static final List<Integer> FORBIDDEN =
      List.of(
          7, 8, 10, 14, 15, 18, 19, 20, 31, 33, 57, 61, 66, 67, 87, 88, 110, 1004, 1005, 1006, 1007,
          1014, 1101, 1103);

  @Test
  void nothingDangerousHasAName() {
    assertThat(Arrays.stream(ZkCommand.values()).map(ZkCommand::code))
        .doesNotContainAnyElementsOf(FORBIDDEN)
        .doesNotHaveDuplicates();
  }

  @Test
  void theOnlyOptionEverWrittenConcernsTheSession() {
    assertThat(
            Arrays.stream(ZkRequest.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == ZkRequest.class)
                .filter(method -> !method.getName().equals("plain"))
                .map(java.lang.reflect.Method::getName))
        .containsExactlyInAnyOrder(
            "connect",
            "auth",
            "exit",
            "sdkBuild",
            "option",
            "version",
            "freeSizes",
            "time",
            "setTime",
            "refreshData",
            "enable",
            "disable",
            "cancelCapture",
            "startVerify",
            "registerEvents",
            "acknowledge",
            "freeData",
            "prepare",
            "chunk",
            "direct");
    assertThat(ZkRequest.sdkBuild().dataLength()).isEqualTo("SDKBuild=1".length() + 1);
  }
}

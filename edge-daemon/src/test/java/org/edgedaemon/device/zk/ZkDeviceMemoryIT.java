package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.zk.BulkStyle;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large logs read in a JVM whose heap is far smaller than their punches. */
class ZkDeviceMemoryIT {
  @ParameterizedTest
  @CsvSource({"PREPARED_ONE_FRAME, 500000", "PREPARED_PARTS, 200000", "STREAMED, 500000"})
  void aLargeLogFitsThroughASmallHeap(BulkStyle style, int records)
      throws IOException, InterruptedException {
    try (ZkTerminal terminal =
        ZkTerminal.builder()
            .zone(TerminalRig.ZONE)
            .bulkStyle(style)
            .oldPunches(records)
            .recordCapacity(2 * records)
            .build()
            .start()) {
      assertThat(readByAnotherProcess(terminal.port())).isEqualTo(records + " " + records);
      assertThat(terminal.protocolViolations()).isEmpty();
    }
  }

  private static String readByAnotherProcess(int port) throws IOException, InterruptedException {
    Process reader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx24m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                LargeLogReader.class.getName(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(reader.exitValue()).isZero();
    return output.strip();
  }
}

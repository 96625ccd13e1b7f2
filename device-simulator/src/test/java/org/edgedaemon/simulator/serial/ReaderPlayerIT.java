package org.edgedaemon.simulator.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReaderPlayerIT {
  @TempDir private Path folder;

  private SerialLine line;

  @BeforeEach
  void join() throws IOException {
    assumeTrue(SerialLine.possible(), "socat is not installed: nothing was tested (apt: socat)");
    line = SerialLine.in(folder);
  }

  @AfterEach
  void part() throws IOException {
    if (line != null) {
      line.close();
    }
  }

  @Test
  void whatIsScannedIsSaidAndWhatIsToldIsHeard() throws Exception {
    try (RandomAccessFile port = new RandomAccessFile(line.port().toFile(), "rw");
        ReaderPlayer reader = ReaderPlayer.at(line.reader())) {
      reader.scan("J17/2024");
      assertThat(read(port, 9)).isEqualTo("J17/2024\r");
      reader.say((byte) 0, (byte) 0x80, (byte) 0xff);
      assertThat(read(port, 3)).isEqualTo("\u0000\u0080\u00ff");
      port.write(new byte[] {6, (byte) 0xe9});
      await(() -> reader.heardText().equals("\u0006\u00e9"));
      // Its ear hears once more after the end.
      port.write(6);
    }
  }

  @Test
  void anUnpluggedLineIsGoneAndAPluggedOneIsThereAgain() throws Exception {
    ReaderPlayer before = ReaderPlayer.at(line.reader());
    line.unplug();
    assertThat(line.port()).doesNotExist();
    assertThatThrownBy(() -> before.scan("nobody hears it")).isInstanceOf(IOException.class);
    before.close();
    line.plugIn();
    assertThat(Files.exists(line.port())).isTrue();
    try (RandomAccessFile port = new RandomAccessFile(line.port().toFile(), "rw");
        ReaderPlayer after = ReaderPlayer.at(line.reader())) {
      after.scan("x");
      assertThat(read(port, 2)).isEqualTo("x\r");
      port.write(6);
      await(() -> after.heard().length == 1);
    }
  }

  @Test
  void aFrozenLineHoldsBackUntilItIsThawed() throws Exception {
    try (RandomAccessFile port = new RandomAccessFile(line.port().toFile(), "rw");
        ReaderPlayer reader = ReaderPlayer.at(line.reader())) {
      line.freeze();
      port.write(6);
      assertThat(reader.heard()).isEmpty();
      line.thaw();
      await(() -> reader.heard().length == 1);
      port.write(6);
    }
  }

  private static String read(RandomAccessFile port, int count) throws IOException {
    byte[] bytes = new byte[count];
    port.readFully(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}

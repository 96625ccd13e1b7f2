package org.edgedaemon.device.serial;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.edgedaemon.simulator.serial.SerialLine;

/** A serial line of two pseudo-terminals, and patience with it. */
final class PseudoTerminals {
  private static final Duration MOST = Duration.ofSeconds(40);

  private PseudoTerminals() {}

  /** Skips the test where there is no socat. */
  static SerialLine in(Path folder) throws IOException {
    assumeTrue(
        SerialLine.possible(),
        "socat is not installed: nothing was tested on pseudo-terminals (apt: socat)");
    return SerialLine.in(folder);
  }

  static void await(String what, BooleanSupplier condition) {
    long until = System.nanoTime() + MOST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - until > 0) {
        throw new AssertionError("not within " + MOST.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }
}

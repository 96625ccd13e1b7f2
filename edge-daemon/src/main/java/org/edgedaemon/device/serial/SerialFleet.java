package org.edgedaemon.device.serial;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What all serial readers of a process share: clocks, and who has which port. */
public final class SerialFleet {
  /** Where programs that use serial ports leave their lock files. */
  public static final Path LOCK_FOLDER = Path.of("/run/lock");

  private final Ports ports;
  private final PortClaims claims;
  private final InstantSource clock;
  private final LongSupplier nanoTime;

  /**
   * The ports of this machine.
   *
   * @param lockFolder where lock files are kept; null for none
   * @param nanoTime as {@link System#nanoTime}
   */
  public SerialFleet(@Nullable Path lockFolder, InstantSource clock, LongSupplier nanoTime) {
    this(
        new JsscPorts(),
        new PortClaims(
            lockFolder,
            ProcessHandle.current().pid(),
            id -> ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false)),
        clock,
        nanoTime);
  }

  SerialFleet(Ports ports, PortClaims claims, InstantSource clock, LongSupplier nanoTime) {
    this.ports = ports;
    this.claims = claims;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  Ports ports() {
    return ports;
  }

  PortClaims claims() {
    return claims;
  }

  InstantSource clock() {
    return clock;
  }

  LongSupplier nanoTime() {
    return nanoTime;
  }
}

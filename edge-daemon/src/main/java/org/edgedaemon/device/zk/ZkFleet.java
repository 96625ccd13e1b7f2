package org.edgedaemon.device.zk;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.edgedaemon.punch.DeviceId;

/**
 * What all terminals of a process share: event loops, clocks, deadlines, the bound on punches in
 * memory, and the guard that no terminal is talked to under two names at once.
 */
public final class ZkFleet {
  /** About 20 MiB of punches. */
  private static final int MAX_PUNCHES_IN_MEMORY = 32_768;

  private final Channels channels;
  private final Executor resolver;
  private final ZkTimeouts timeouts;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final PunchBudget budget = new PunchBudget(MAX_PUNCHES_IN_MEMORY);
  private final Map<String, DeviceId> holders = new ConcurrentHashMap<>();

  /**
   * @param resolver looks up host names, which may block for long; never the event loops. Not used
   *     for addresses given as numbers
   * @param nanoTime as {@link System#nanoTime}
   */
  public ZkFleet(
      Channels channels,
      Executor resolver,
      ZkTimeouts timeouts,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.channels = channels;
    this.resolver = resolver;
    this.timeouts = timeouts;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  Channels channels() {
    return channels;
  }

  Executor resolver() {
    return resolver;
  }

  ZkTimeouts timeouts() {
    return timeouts;
  }

  InstantSource clock() {
    return clock;
  }

  LongSupplier nanoTime() {
    return nanoTime;
  }

  PunchBudget budget() {
    return budget;
  }

  /** Takes a serial number for a device; the holder's id when another device has it. */
  DeviceId claim(String serial, DeviceId device) {
    DeviceId holder = holders.putIfAbsent(serial, device);
    return holder == null ? device : holder;
  }

  void release(String serial, DeviceId device) {
    holders.remove(serial, device);
  }
}

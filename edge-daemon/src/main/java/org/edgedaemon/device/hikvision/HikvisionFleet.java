package org.edgedaemon.device.hikvision;

import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.edgedaemon.device.hikvision.terminal.TerminalParts;
import org.edgedaemon.punch.DeviceId;

/**
 * What all Hikvision terminals of a process share: how they are talked to, how patient one is with
 * their streams, and the guard that no terminal is read under two names at once.
 */
public final class HikvisionFleet {
  /** Each holds some 1,000 records in memory, 1.5 MiB. */
  private static final int LONG_READS = 16;

  private final TerminalParts terminals;
  private final StreamPatience patience;
  private final ZoneId machine;
  private final Turns longReads = new Turns(LONG_READS);
  private final Map<String, DeviceId> holders = new ConcurrentHashMap<>();

  /**
   * @param machine the zone of times that neither the etc file nor the terminal gives one
   */
  public HikvisionFleet(TerminalParts terminals, StreamPatience patience, ZoneId machine) {
    this.terminals = terminals;
    this.patience = patience;
    this.machine = machine;
  }

  TerminalParts terminals() {
    return terminals;
  }

  StreamPatience patience() {
    return patience;
  }

  ZoneId machine() {
    return machine;
  }

  /** For reads that are long, or may be. */
  Turns longReads() {
    return longReads;
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

package org.edgedaemon.device.hikvision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.edgedaemon.device.hikvision.isapi.EventTime;
import org.edgedaemon.device.hikvision.isapi.TerminalZone;
import org.edgedaemon.punch.PunchSource;
import org.jspecify.annotations.Nullable;

/** What is known of a terminal's clock, over its sessions. Confined to its event loop. */
final class DeviceMemory {
  private final HikvisionConfig config;
  private final ZoneId machine;
  private Placing placing;
  private @Nullable TerminalZone zone;
  private @Nullable Duration clockOffset;

  /**
   * @param machine the zone to take when neither the etc file nor the terminal names one
   */
  DeviceMemory(HikvisionConfig config, ZoneId machine) {
    this.config = config;
    this.machine = machine;
    this.placing = Placing.of(config, null, machine);
  }

  /**
   * The clock was measured.
   *
   * @param own the terminal's zone; null when it did not tell it
   * @param offset its clock minus ours; null when that could not be told
   */
  void clock(@Nullable TerminalZone own, @Nullable Duration offset) {
    clockOffset = offset;
    if (own != null && !own.equals(zone)) {
      zone = own;
      placing = Placing.of(config, own, machine);
    }
  }

  @Nullable Duration clockOffset() {
    return clockOffset;
  }

  /** The moment that a wall clock of the terminal means. */
  OffsetDateTime place(LocalDateTime wallClock) {
    return placing.place(new EventTime("", wallClock, null), wallClock).occurredAt();
  }

  /** Where a moment stands on the terminal's wall clock, by its zone. */
  LocalDateTime wallClock(Instant moment) {
    return placing.wallClock(moment);
  }

  Reception reception(PunchSource source, Instant at, int epoch) {
    return new Reception(source, at, epoch, clockOffset, placing);
  }
}

package org.edgedaemon.device.hikvision.isapi;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A terminal's clock, {@code GET /ISAPI/System/time}.
 *
 * @param mode {@code NTP}, {@code manual}, …; null when absent
 * @param localTime in whole seconds
 * @param zoneText as written; null when absent
 * @param zone null when absent or not understood
 */
public record TerminalTime(
    @Nullable String mode,
    EventTime localTime,
    @Nullable String zoneText,
    @Nullable TerminalZone zone) {
  private static final String ROOT = "Time";

  /** Empty when the document is none. */
  public static Optional<TerminalTime> of(IsapiDocument document) {
    Fields fields = document.under(ROOT);
    return document.isNamed(ROOT) || fields.has("localTime")
        ? Optional.of(read(fields))
        : Optional.empty();
  }

  /** The offset the clock has now: as written with the time, else by the zone; null for neither. */
  public @Nullable ZoneOffset offset() {
    LocalDateTime wallClock = localTime.wallClock();
    if (localTime.offset() != null || zone == null || wallClock == null) {
      return localTime.offset();
    }
    return zone.offsetAt(wallClock);
  }

  /** What the clock shows as a point in time; null when that cannot be told. */
  public @Nullable Instant instant() {
    LocalDateTime wallClock = localTime.wallClock();
    ZoneOffset offset = offset();
    return wallClock == null || offset == null ? null : wallClock.toInstant(offset);
  }

  private static TerminalTime read(Fields fields) {
    String zoneText = fields.text("timeZone");
    return new TerminalTime(
        fields.text("timeMode"),
        EventTimes.parse(fields.textOrEmpty("localTime")),
        zoneText,
        zoneText == null ? null : TerminalZone.parse(zoneText).orElse(null));
  }
}

package org.edgedaemon.attendance;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A weekly line of the timetable. One that ends at or before its start ends on the next day.
 *
 * @param id 1 to {@value #MAX_ID} characters without {@code @}
 * @param room null when only devices say where it is
 * @param devices that belong to it whatever their room
 * @param validFrom first day; null for no bound
 * @param validTo last day; null for no bound
 */
public record Slot(
    String id,
    UnitCode unit,
    DayOfWeek day,
    LocalTime from,
    LocalTime to,
    @Nullable String room,
    Set<DeviceId> devices,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {
  public static final int MAX_ID = 96;
  public static final int MAX_ROOM = 64;

  public Slot {
    id = Words.require("slot id", id, MAX_ID);
    if (id.indexOf('@') >= 0) {
      throw new IllegalArgumentException("slot id '" + id + "' has an @");
    }
    room = Words.optional("room of slot " + id, room, MAX_ROOM);
    devices = Set.copyOf(devices);
    if (room == null && devices.isEmpty()) {
      throw new IllegalArgumentException("slot " + id + " has neither a room nor a device");
    }
    if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
      throw new IllegalArgumentException("slot " + id + " ends before it begins to be valid");
    }
  }

  /** Rooms are one whatever their case. */
  static String roomKey(String room) {
    return Words.strip(room).toUpperCase(Locale.ROOT);
  }

  boolean meetsOn(LocalDate date) {
    return date.getDayOfWeek() == day
        && (validFrom == null || !date.isBefore(validFrom))
        && (validTo == null || !date.isAfter(validTo));
  }

  /**
   * Whether a clock reading lies in the meeting of that date, {@code early} and {@code late}
   * included.
   */
  boolean covers(LocalDate date, LocalDateTime time, Duration early, Duration late) {
    LocalDateTime start = date.atTime(from);
    LocalDateTime end = to.isAfter(from) ? date.atTime(to) : date.plusDays(1).atTime(to);
    return !time.isBefore(start.minus(early)) && !time.isAfter(end.plus(late));
  }
}

package org.edgedaemon.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.edgedaemon.attendance.Slot;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.jdbc.QueryConfig;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * Student attendance ({@code attendance:} in the etc file, all optional) and where devices are.
 *
 * @param lessons per semester of units that say nothing else
 * @param early how long before its start a session takes marks
 * @param late how long after its end it still does
 * @param zone of the timetable's times
 * @param units with a name or lessons of their own
 * @param slots of the timetable; imported ones come on top
 * @param query null when no database is asked
 * @param rooms of the devices that have one
 */
public record AttendanceSettings(
    int lessons,
    Duration early,
    Duration late,
    ZoneId zone,
    List<Unit> units,
    List<Slot> slots,
    @Nullable TimetableQuery query,
    Map<DeviceId, String> rooms) {
  public static final Duration DEFAULT_MARGIN = Duration.ofMinutes(15);

  public AttendanceSettings {
    units = List.copyOf(units);
    slots = List.copyOf(slots);
    rooms = Map.copyOf(rooms);
  }

  /**
   * An office database that knows the timetable.
   *
   * @param every how often it is asked
   */
  public record TimetableQuery(QueryConfig config, Duration every) {}
}

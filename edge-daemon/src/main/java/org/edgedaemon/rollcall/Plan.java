package org.edgedaemon.rollcall;

import java.util.Map;
import org.edgedaemon.attendance.Timetable;
import org.edgedaemon.punch.DeviceId;

/**
 * What decides whose punch is whose mark.
 *
 * @param rooms where devices hang; those without a room are not in it
 */
public record Plan(Timetable timetable, Roster roster, Map<DeviceId, String> rooms) {
  public Plan {
    rooms = Map.copyOf(rooms);
  }
}

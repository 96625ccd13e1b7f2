package org.edgedaemon.attendance;

import java.util.List;

/**
 * What one source knows of the timetable.
 *
 * @param source for people, for example {@code timetable.csv}
 */
public record TimetablePart(String source, List<Slot> slots, List<UnitFacts> units) {
  public TimetablePart {
    slots = List.copyOf(slots);
    units = List.copyOf(units);
  }

  public static TimetablePart none(String source) {
    return new TimetablePart(source, List.of(), List.of());
  }
}

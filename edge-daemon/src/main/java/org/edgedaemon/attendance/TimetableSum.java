package org.edgedaemon.attendance;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What several sources make together: one timetable, or what keeps them from it. */
public sealed interface TimetableSum {
  record Good(Timetable timetable) implements TimetableSum {}

  /**
   * They contradict each other.
   *
   * @param problems one line each, not empty
   */
  record Bad(List<String> problems) implements TimetableSum {
    public Bad {
      problems = List.copyOf(problems);
    }
  }

  /**
   * How times and attendance count.
   *
   * @param zone of the slots' times
   * @param early before a start, at most {@link Timetable#MAX_MARGIN}
   * @param late after an end, at most {@link Timetable#MAX_MARGIN}
   * @param lessons of units that no source counts
   */
  record Rules(ZoneId zone, Duration early, Duration late, int lessons) {}

  /** Slots add up; of a unit the first source that says something counts. */
  static TimetableSum of(List<TimetablePart> parts, Rules rules) {
    Map<String, String> sources = new HashMap<>();
    Map<UnitCode, UnitFacts> facts = new HashMap<>();
    List<Slot> slots = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (TimetablePart part : parts) {
      for (Slot slot : part.slots()) {
        String other = sources.putIfAbsent(slot.id(), part.source());
        if (other != null) {
          problems.add(
              "slot %s is in %s and again in %s".formatted(slot.id(), other, part.source()));
        }
        slots.add(slot);
      }
      part.units().forEach(unit -> facts.merge(unit.code(), unit, UnitFacts::completedBy));
    }
    if (!problems.isEmpty()) {
      return new Bad(problems);
    }
    List<Unit> units = facts.values().stream().map(unit -> unit.toUnit(rules.lessons())).toList();
    return new Good(
        new Timetable(slots, units, rules.zone(), rules.early(), rules.late(), rules.lessons()));
  }
}

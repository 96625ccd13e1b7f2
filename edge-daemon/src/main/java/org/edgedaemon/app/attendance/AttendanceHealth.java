package org.edgedaemon.app.attendance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.health.HealthCheck;

/** The page of attendance: what it goes by, and what is wrong with that. */
record AttendanceHealth(TimetableSources sources, TimetableClock query, LongSupplier notesMissed)
    implements HealthCheck {
  @Override
  public ComponentHealth check() {
    Map<String, Object> facts = new LinkedHashMap<>();
    int slots = sources.timetable().slots().size();
    facts.put("timetable_lines", slots);
    facts.put("imported_lines", sources.importedSlots());
    facts.put("roster_students", sources.roster().lines().size());
    facts.put("delivery_notes_missed", notesMissed.getAsLong());
    query.lastSuccess().ifPresent(last -> facts.put("timetable_query_last", last.toString()));
    List<String> troubles = new ArrayList<>(sources.alarms());
    query.trouble().ifPresent(troubles::add);
    CheckResult result =
        troubles.isEmpty()
            ? CheckResult.ok(
                slots == 0
                    ? "no timetable: punches stay punches"
                    : slots + " lines of the timetable")
            : CheckResult.degraded(String.join("; ", troubles));
    return new ComponentHealth("attendance", "timetable", result, facts);
  }
}

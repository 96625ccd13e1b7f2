package org.edgedaemon.attendance.csv;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.attendance.Slot;
import org.edgedaemon.attendance.TimetablePart;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.attendance.UnitFacts;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a timetable:
 *
 * <pre>
 * id,unit,unit_name,lessons,day,from,to,room,device,valid_from,valid_to
 * cs101-mon,CS101,Computing,14,monday,08:00,10:00,LH1,,2026-01-05,2026-04-30
 * cs101-lab,CS101,,,tue,14:00,16:00,,lab-1;lab-2,,
 * </pre>
 *
 * <p>A row needs a room or a device. What a unit is called and how many lessons it has may stand in
 * any of its rows, but in no two differently.
 */
public final class TimetableRows {
  private static final TableColumns COLUMNS =
      new TableColumns(
          List.of("id", "unit", "day", "from", "to"),
          List.of("unit_name", "lessons", "room", "device", "valid_from", "valid_to"));

  private final Problems problems = new Problems();
  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<UnitCode, UnitFacts> units = new HashMap<>();

  private TimetableRows() {}

  /**
   * Reads a file.
   *
   * @param source for people
   */
  public static Reading<TimetablePart> ofCsv(String source, byte[] content) {
    TimetableRows rows = new TimetableRows();
    CsvTable.read(content, COLUMNS, rows.problems, rows::add);
    return rows.problems.orElse(
        () -> new TimetablePart(source, rows.slots, List.copyOf(rows.units.values())));
  }

  private void add(Cells row) {
    String id = row.required("id", text -> text);
    UnitCode unit = row.required("unit", UnitCode::new);
    DayOfWeek day = row.required("day", Cells::day);
    LocalTime from = row.required("from", Cells::time);
    LocalTime to = row.required("to", Cells::time);
    Set<DeviceId> devices = row.several("device", DeviceId::new);
    LocalDate validFrom = row.optional("valid_from", Cells::date);
    LocalDate validTo = row.optional("valid_to", Cells::date);
    if (unit != null) {
      describe(row, unit);
    }
    if (id == null || unit == null || day == null || from == null || to == null || !row.good()) {
      return;
    }
    String room = row.optional("room");
    try {
      add(row, new Slot(id, unit, day, from, to, room, devices, validFrom, validTo));
    } catch (IllegalArgumentException e) {
      row.problem(String.valueOf(e.getMessage()));
    }
  }

  private void add(Cells row, Slot slot) {
    Integer other = lines.putIfAbsent(slot.id(), row.line());
    if (other == null) {
      slots.add(slot);
    } else {
      row.problem("slot " + slot.id() + " is on line " + other + " already");
    }
  }

  private void describe(Cells row, UnitCode code) {
    Integer lessons = row.optional("lessons", Cells::number);
    UnitFacts facts;
    try {
      facts = new UnitFacts(code, row.optional("unit_name"), lessons);
    } catch (IllegalArgumentException e) {
      row.problem(String.valueOf(e.getMessage()));
      return;
    }
    UnitFacts before = units.getOrDefault(code, facts);
    if (differ(before.name(), facts.name()) || differ(before.lessons(), facts.lessons())) {
      row.problem(
          "unit %s is called %s with %s lessons on an earlier line, and %s with %s here"
              .formatted(code, before.name(), before.lessons(), facts.name(), facts.lessons()));
    }
    units.put(code, before.completedBy(facts));
  }

  private static boolean differ(@Nullable Object one, @Nullable Object other) {
    return one != null && other != null && !one.equals(other);
  }
}

package org.edgedaemon.config;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.edgedaemon.attendance.Slot;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/** {@code attendance:}. */
final class AttendanceBinder {
  private static final Map<String, DayOfWeek> DAYS =
      Arrays.stream(DayOfWeek.values())
          .collect(
              Collectors.toMap(day -> day.name().toLowerCase(Locale.ROOT), Function.identity()));
  private static final Duration MOST_MARGIN = Duration.ofHours(12);

  private final Set<String> devices;
  private final Map<DeviceId, String> rooms;

  /**
   * @param devices the ids of all devices
   * @param rooms of those that have one
   */
  AttendanceBinder(Set<String> devices, Map<DeviceId, String> rooms) {
    this.devices = devices;
    this.rooms = rooms;
  }

  AttendanceSettings bind(Section section) {
    Function<String, Parsed<Duration>> margin = Quantities.duration(Duration.ZERO, MOST_MARGIN);
    int lessons =
        section.or("lessons", Quantities.number(1, Unit.MAX_LESSONS), Unit.DEFAULT_LESSONS);
    AttendanceSettings settings =
        new AttendanceSettings(
            lessons,
            section.or("early", margin, AttendanceSettings.DEFAULT_MARGIN),
            section.or("late", margin, AttendanceSettings.DEFAULT_MARGIN),
            section.<ZoneId>or("time_zone", Texts::zone, section.around().zone()),
            units(section.sections("units"), lessons),
            slots(section.sections("timetable")),
            TimetableQueryBinder.bind(section),
            rooms);
    section.refuseOthers();
    return settings;
  }

  private static List<Unit> units(List<Section> sections, int lessons) {
    Map<String, Integer> lines = new HashMap<>();
    List<Unit> units = new ArrayList<>();
    for (Section section : sections) {
      UnitCode code = section.required("code", AttendanceBinder::unitCode);
      String name = section.optional("name", Texts.name(Unit.MAX_NAME));
      int own = section.or("lessons", Quantities.number(1, Unit.MAX_LESSONS), lessons);
      section.refuseOthers();
      if (code != null) {
        refuseSecond(section, "code", code.value(), "unit", lines);
        units.add(new Unit(code, name == null ? code.value() : name, own));
      }
    }
    return units;
  }

  private List<Slot> slots(List<Section> sections) {
    Map<String, Integer> lines = new HashMap<>();
    return sections.stream().map(section -> slot(section, lines)).filter(Objects::nonNull).toList();
  }

  private @Nullable Slot slot(Section section, Map<String, Integer> lines) {
    String id = section.required("id", Texts.name(Slot.MAX_ID));
    UnitCode unit = section.required("unit", AttendanceBinder::unitCode);
    DayOfWeek day = section.required("day", text -> day(text));
    LocalTime from = section.required("from", AttendanceBinder::time);
    LocalTime to = section.required("to", AttendanceBinder::time);
    String room = section.optional("room", Texts.name(Slot.MAX_ROOM));
    Set<DeviceId> at = devices(section);
    LocalDate validFrom = section.optional("valid_from", AttendanceBinder::date);
    LocalDate validTo = section.optional("valid_to", AttendanceBinder::date);
    section.refuseOthers();
    if (id == null || unit == null || day == null || from == null || to == null) {
      return null;
    }
    refuseSecond(section, "id", id, "timetable line", lines);
    warnOfEmptyRoom(section, room, at);
    try {
      return new Slot(id, unit, day, from, to, room, at, validFrom, validTo);
    } catch (IllegalArgumentException e) {
      section.problem("id", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private Set<DeviceId> devices(Section section) {
    Set<DeviceId> at = new HashSet<>();
    DeviceId one = section.optional("device", this::known);
    if (one != null) {
      at.add(one);
    }
    List<DeviceId> several = section.values("devices", this::known);
    at.addAll(several == null ? List.of() : several);
    return at;
  }

  private Parsed<DeviceId> known(String text) {
    return devices.contains(text)
        ? Parsed.good(new DeviceId(text))
        : Parsed.bad("is not the id of a device" + Words.didYouMean(text, devices));
  }

  private void warnOfEmptyRoom(Section section, @Nullable String room, Set<DeviceId> at) {
    boolean served =
        room == null || rooms.values().stream().anyMatch(other -> other.equalsIgnoreCase(room));
    if (!served && at.isEmpty()) {
      section.warning("room", "no device has this room: nobody can be marked here by a device");
    }
  }

  private static void refuseSecond(
      Section section, String key, String id, String noun, Map<String, Integer> lines) {
    Integer other = lines.putIfAbsent(id, section.lineOf(key));
    if (other != null) {
      section.problem(key, "is already that of the " + noun + " on line " + other);
    }
  }

  static Parsed<UnitCode> unitCode(String text) {
    return Parsed.attempt(
        () -> new UnitCode(text), "must be 1 to " + UnitCode.MAX_LENGTH + " characters");
  }

  private static Parsed<DayOfWeek> day(String text) {
    return Words.oneOf(DAYS).apply(text.toLowerCase(Locale.ROOT));
  }

  private static Parsed<LocalTime> time(String text) {
    try {
      return Parsed.good(LocalTime.parse(text));
    } catch (DateTimeParseException e) {
      return Parsed.bad("is not a time of day such as \"08:00\"");
    }
  }

  private static Parsed<LocalDate> date(String text) {
    try {
      return Parsed.good(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Parsed.bad("is not a date such as 2026-01-31");
    }
  }
}

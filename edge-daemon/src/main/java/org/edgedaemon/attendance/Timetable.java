package org.edgedaemon.attendance;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * Which session a punch belongs to: one whose room or device it was made at, on its weekday,
 * between {@code early} before its start and {@code late} after its end. Of several the one whose
 * start is nearest to the punch, and of those the one whose id comes first. Immutable.
 */
public final class Timetable {
  /** Beyond it a meeting would be near on days that it is not on. */
  public static final Duration MAX_MARGIN = Duration.ofHours(12);

  private static final List<Slot> NONE = List.of();

  private final List<Slot> slots;
  private final Map<String, Slot> byId = new HashMap<>();
  private final Map<DeviceId, List<Slot>> byDevice = new HashMap<>();
  private final Map<String, List<Slot>> byRoom = new HashMap<>();
  private final Map<UnitCode, Unit> units;
  private final ZoneId zone;
  private final Duration early;
  private final Duration late;
  private final int defaultLessons;

  /**
   * @param slots with ids of their own
   * @param zone of the slots' times
   * @param early at most {@link #MAX_MARGIN}
   * @param late at most {@link #MAX_MARGIN}
   * @param defaultLessons of units that {@code units} does not name
   */
  public Timetable(
      Collection<Slot> slots,
      Collection<Unit> units,
      ZoneId zone,
      Duration early,
      Duration late,
      int defaultLessons) {
    this.slots = slots.stream().sorted(Comparator.comparing(Slot::id)).toList();
    this.units = new HashMap<>();
    units.forEach(unit -> this.units.put(unit.code(), unit));
    this.zone = zone;
    this.early = margin("early", early);
    this.late = margin("late", late);
    this.defaultLessons = defaultLessons;
    this.slots.forEach(this::file);
  }

  /** A timetable of nothing: every punch stays a punch. */
  public static Timetable empty(ZoneId zone) {
    return new Timetable(
        List.of(), List.of(), zone, Duration.ZERO, Duration.ZERO, Unit.DEFAULT_LESSONS);
  }

  public List<Slot> slots() {
    return slots;
  }

  /** Where the slots' times are those of the clock on the wall. */
  public ZoneId zone() {
    return zone;
  }

  /** What is known of a unit; one that nobody described has its code as name. */
  public Unit unit(UnitCode code) {
    Unit known = units.get(code);
    return known == null ? new Unit(code, code.value(), defaultLessons) : known;
  }

  /**
   * The session of a punch.
   *
   * @param room of the device, if it has one
   * @param time the device's wall clock, in the timetable's zone
   */
  public Optional<Session> sessionAt(DeviceId device, @Nullable String room, LocalDateTime time) {
    Meeting nearest = nearest(byDevice.getOrDefault(device, NONE), time, null);
    if (room != null) {
      nearest = nearest(byRoom.getOrDefault(Slot.roomKey(room), NONE), time, nearest);
    }
    return Optional.ofNullable(nearest).map(this::session);
  }

  /** The session with this id, if it is a meeting of one of our slots. */
  public Optional<Session> session(String id) {
    int at = id.lastIndexOf('@');
    Slot slot = at < 0 ? null : byId.get(id.substring(0, at));
    if (slot == null) {
      return Optional.empty();
    }
    return Dates.parse(id.substring(at + 1))
        .filter(slot::meetsOn)
        .map(date -> session(new Meeting(slot, date)));
  }

  /**
   * A meeting may have begun the day before, its margin even the day before that, or begin early on
   * its eve.
   */
  private @Nullable Meeting nearest(
      List<Slot> candidates, LocalDateTime time, @Nullable Meeting before) {
    Meeting nearest = before;
    for (Slot slot : candidates) {
      for (int days = -2; days <= 1; days++) {
        LocalDate date = time.toLocalDate().plusDays(days);
        if (slot.meetsOn(date) && slot.covers(date, time, early, late)) {
          Meeting meeting = new Meeting(slot, date);
          nearest = nearest == null || meeting.isNearer(nearest, time) ? meeting : nearest;
        }
      }
    }
    return nearest;
  }

  private Session session(Meeting meeting) {
    return new Session(
        meeting.slot().id() + "@" + meeting.date(),
        meeting.slot().unit(),
        meeting.start().atZone(zone).toOffsetDateTime());
  }

  private void file(Slot slot) {
    if (byId.putIfAbsent(slot.id(), slot) != null) {
      throw new IllegalArgumentException("slot id '" + slot.id() + "' is there twice");
    }
    for (DeviceId device : slot.devices()) {
      byDevice.computeIfAbsent(device, id -> new ArrayList<>()).add(slot);
    }
    if (slot.room() != null) {
      byRoom.computeIfAbsent(Slot.roomKey(slot.room()), room -> new ArrayList<>()).add(slot);
    }
  }

  private static Duration margin(String name, Duration margin) {
    if (margin.isNegative() || margin.compareTo(MAX_MARGIN) > 0) {
      throw new IllegalArgumentException(name + " is " + margin + ", allowed are 0 to 12 hours");
    }
    return margin;
  }

  private record Meeting(Slot slot, LocalDate date) {
    LocalDateTime start() {
      return date.atTime(slot.from());
    }

    boolean isNearer(Meeting other, LocalDateTime time) {
      int order = distance(time).compareTo(other.distance(time));
      return order == 0 ? slot.id().compareTo(other.slot.id()) < 0 : order < 0;
    }

    private Duration distance(LocalDateTime time) {
      return Duration.between(start(), time).abs();
    }
  }
}

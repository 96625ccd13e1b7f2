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
  private final List<Slot> slots;
  private final Map<UnitCode, Unit> units;
  private final ZoneId zone;
  private final Duration early;
  private final Duration late;
  private final int defaultLessons;

  /**
   * @param slots with ids of their own
   * @param zone of the slots' times
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
    this.early = early;
    this.late = late;
    this.defaultLessons = defaultLessons;
    refuseSecondIds();
  }

  /** A timetable of nothing: every punch stays a punch. */
  public static Timetable empty(ZoneId zone) {
    return new Timetable(
        List.of(), List.of(), zone, Duration.ZERO, Duration.ZERO, Unit.DEFAULT_LESSONS);
  }

  public List<Slot> slots() {
    return slots;
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
    List<Meeting> meetings = new ArrayList<>();
    for (Slot slot : slots) {
      if (slot.isAt(device, room)) {
        meetings.addAll(meetings(slot, time));
      }
    }
    return meetings.stream()
        .min(Comparator.comparing((Meeting meeting) -> meeting.distance(time)))
        .map(this::session);
  }

  /** The session with this id, if it is a meeting of one of our slots. */
  public Optional<Session> session(String id) {
    int at = id.lastIndexOf('@');
    if (at < 0) {
      return Optional.empty();
    }
    return Dates.parse(id.substring(at + 1))
        .flatMap(
            date ->
                slots.stream()
                    .filter(slot -> slot.id().equals(id.substring(0, at)) && slot.meetsOn(date))
                    .findFirst()
                    .map(slot -> session(new Meeting(slot, date))));
  }

  /** The day before counts too: a meeting may last past midnight, or begin early on its eve. */
  private List<Meeting> meetings(Slot slot, LocalDateTime time) {
    List<Meeting> found = new ArrayList<>();
    for (int days = -1; days <= 1; days++) {
      LocalDate date = time.toLocalDate().plusDays(days);
      if (slot.meetsOn(date) && slot.covers(date, time, early, late)) {
        found.add(new Meeting(slot, date));
      }
    }
    return found;
  }

  private Session session(Meeting meeting) {
    return new Session(
        meeting.slot().id() + "@" + meeting.date(),
        meeting.slot().unit(),
        meeting.start().atZone(zone).toOffsetDateTime());
  }

  private void refuseSecondIds() {
    for (int i = 1; i < slots.size(); i++) {
      if (slots.get(i).id().equals(slots.get(i - 1).id())) {
        throw new IllegalArgumentException("slot id '" + slots.get(i).id() + "' is there twice");
      }
    }
  }

  private record Meeting(Slot slot, LocalDate date) {
    LocalDateTime start() {
      return date.atTime(slot.from());
    }

    Duration distance(LocalDateTime time) {
      return Duration.between(start(), time).abs();
    }
  }
}

package org.edgedaemon.simulator.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The lessons of one unit, once a week on the weekday on which the demo began, and who was there.
 * Written from the rules, not taken from the daemon.
 */
final class Lessons {
  private static final int LASTS_HOURS = 6;

  private final String code;
  private final String name;
  private final int aSemester;
  private final LocalDateTime today;
  private final Map<Student, Set<Integer>> attended = new HashMap<>();

  /**
   * @param aSemester how many lessons are full attendance
   * @param today when today's has begun
   */
  Lessons(String code, String name, int aSemester, LocalDateTime today) {
    this.code = code;
    this.name = name;
    this.aSemester = aSemester;
    this.today = today;
  }

  String code() {
    return code;
  }

  String title() {
    return code + " " + name;
  }

  /** The unit, for the etc file. */
  String unit() {
    return "{code: %s, name: %s, lessons: %d}".formatted(code, name, aSemester);
  }

  /** Its line of the timetable, for the etc file. */
  String line(String room) {
    return "{id: %s, unit: %s, day: %s, from: \"%s\", to: \"%s\", room: %s}"
        .formatted(
            slot(),
            code,
            today.getDayOfWeek().name().toLowerCase(Locale.ROOT),
            today.toLocalTime(),
            today.plusHours(LASTS_HOURS).toLocalTime(),
            room);
  }

  /** When the lesson so many weeks ago began. */
  LocalDateTime begin(int weeksAgo) {
    return today.minusWeeks(weeksAgo);
  }

  /** The session of so many weeks ago. */
  String session(int weeksAgo) {
    return slot() + "@" + begin(weeksAgo).toLocalDate();
  }

  /** Seen there, perhaps not for the first time. */
  void attends(Student student, int weeksAgo) {
    attended.computeIfAbsent(student, nobody -> new HashSet<>()).add(weeksAgo);
  }

  int attended(Student student) {
    return attended.getOrDefault(student, Set.of()).size();
  }

  /** Students at sessions, each counted once. */
  int marks() {
    return attended.values().stream().mapToInt(Set::size).sum();
  }

  /** Of the semester, with one decimal. */
  BigDecimal percentage(Student student) {
    return BigDecimal.valueOf(100L * attended(student))
        .divide(BigDecimal.valueOf(aSemester), 1, RoundingMode.HALF_UP)
        .min(BigDecimal.valueOf(1000, 1));
  }

  /** As {@code 8/12}. */
  String fraction(Student student) {
    return attended(student) + "/" + aSemester;
  }

  private String slot() {
    return code.toLowerCase(Locale.ROOT);
  }
}

package org.edgedaemon.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.edgedaemon.punch.EventId;

/**
 * The marks that are due: those of punches in a terminal's log, and those that somebody was told
 * are stored. Written from the rules, not taken from the daemon. Any thread.
 */
final class Register {
  private final Map<String, Integer> lessonsByUnit;
  private final Map<String, String> due = new ConcurrentHashMap<>();

  /**
   * @param lessonsByUnit how many are full attendance
   */
  Register(Map<String, Integer> lessonsByUnit) {
    this.lessonsByUnit = lessonsByUnit;
  }

  /** A student was at a session of a unit, perhaps not for the first time. */
  void attended(String student, String unit, String session) {
    due.put(EventId.ofNaturalKey("mark|" + student + "|" + session).value(), student + " " + unit);
  }

  /** The event ids of all marks. */
  Set<String> ids() {
    return Set.copyOf(due.keySet());
  }

  /** {@code student unit} to {@code attended percentage}. */
  Map<String, String> standings() {
    Map<String, Integer> counts = new TreeMap<>();
    due.values().forEach(student -> counts.merge(student, 1, Integer::sum));
    Map<String, String> standings = new TreeMap<>();
    counts.forEach((key, count) -> standings.put(key, standing(key, count)));
    return standings;
  }

  private String standing(String key, int count) {
    int lessons = lessonsByUnit.get(key.substring(key.indexOf(' ') + 1));
    BigDecimal percentage =
        BigDecimal.valueOf(100L * count)
            .divide(BigDecimal.valueOf(lessons), 1, RoundingMode.HALF_UP)
            .min(BigDecimal.valueOf(100));
    return text(count, percentage);
  }

  /** Of the newest mark of each student in each unit. */
  static Map<String, String> ofMarks(Collection<JsonNode> marks) {
    Map<String, JsonNode> newest = new TreeMap<>();
    for (JsonNode mark : marks) {
      String student = mark.path("student").path("admission_number").asText();
      newest.merge(
          student + " " + mark.path("unit").path("code").asText(),
          mark.path("attendance"),
          (one, other) ->
              one.path("attended").asInt() > other.path("attended").asInt() ? one : other);
    }
    Map<String, String> standings = new TreeMap<>();
    newest.forEach((key, attendance) -> standings.put(key, text(attendance)));
    return standings;
  }

  /** Of what is kept of each student: {@code admission_number}, {@code units.CODE…}. */
  static Map<String, String> ofStudents(Iterable<JsonNode> students) {
    Map<String, String> standings = new TreeMap<>();
    for (JsonNode student : students) {
      String number = student.path("admission_number").asText();
      student
          .path("units")
          .properties()
          .forEach(unit -> standings.put(number + " " + unit.getKey(), text(unit.getValue())));
    }
    return standings;
  }

  private static String text(JsonNode attendance) {
    return text(
        attendance.path("attended").asInt(),
        new BigDecimal(attendance.path("percentage").asText()));
  }

  private static String text(int attended, BigDecimal percentage) {
    return attended + " " + percentage.stripTrailingZeros().toPlainString();
  }
}

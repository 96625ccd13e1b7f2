package org.edgedaemon.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the students stand, as somebody has it: {@code J101/2026 CS101} to {@code 8 66.7}. Two who
 * have the same are equal.
 */
record Standings(Map<String, String> all) {

  static Standings expected(Iterable<Student> students, Iterable<Lessons> units) {
    Map<String, String> all = new TreeMap<>();
    for (Lessons unit : units) {
      for (Student student : students) {
        if (unit.attended(student) > 0) {
          all.put(
              student.admissionNumber() + " " + unit.code(),
              text(unit.attended(student), unit.percentage(student)));
        }
      }
    }
    return new Standings(all);
  }

  /** Of the daemon's own list of students. */
  static Standings ofDaemon(JsonNode students) {
    Map<String, String> all = new TreeMap<>();
    for (JsonNode student : students.path("items")) {
      for (JsonNode unit : student.path("units")) {
        put(all, student, unit.path("code").asText(), unit);
      }
    }
    return new Standings(all);
  }

  /** Of the newest mark of each student in each unit. */
  static Standings ofPortal(Collection<JsonNode> marks) {
    Map<String, JsonNode> newest = new TreeMap<>();
    for (JsonNode mark : marks) {
      String key =
          mark.path("student").path("admission_number").asText()
              + " "
              + mark.path("unit").path("code").asText();
      newest.merge(key, mark.path("attendance"), Standings::later);
    }
    Map<String, String> all = new TreeMap<>();
    newest.forEach((key, attendance) -> all.put(key, text(attendance)));
    return new Standings(all);
  }

  /** Of the documents of students. */
  static Standings ofFirestore(Map<String, JsonNode> documents) {
    Map<String, String> all = new TreeMap<>();
    documents.forEach(
        (name, document) -> {
          if (name.startsWith("students/")) {
            document
                .path("units")
                .properties()
                .forEach(unit -> put(all, document, unit.getKey(), unit.getValue()));
          }
        });
    return new Standings(all);
  }

  private static JsonNode later(JsonNode one, JsonNode other) {
    return one.path("attended").asInt() >= other.path("attended").asInt() ? one : other;
  }

  /** A student who is only enrolled stands nowhere yet. */
  private static void put(
      Map<String, String> all, JsonNode student, String unit, JsonNode attendance) {
    if (attendance.path("attended").asInt() > 0) {
      all.put(student.path("admission_number").asText() + " " + unit, text(attendance));
    }
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

package org.edgedaemon.simulator.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.edgedaemon.simulator.cloud.ReceivedRecord;

/**
 * What the demo shows: a line for each live punch and mark, how the students stand, and the
 * datasets.
 */
final class DemoScreen {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final Instant began;

  /**
   * @param began what was before would only flood the screen
   */
  DemoScreen(PrintStream out, Instant began) {
    this.out = out;
    this.began = began.minusSeconds(1);
  }

  void line(String text) {
    out.println(text);
  }

  /** A punch has come to the cloud. */
  void punch(ReceivedRecord record) {
    try {
      JsonNode punch = JSON.readTree(record.json());
      if (isLive(punch.path("occurred_at"))) {
        out.printf(
            "%s  %-12s  %-9s %-7s %-9s %-11s %-7s  in the cloud %d ms after the device told us%n",
            punch.path("device_time").asText(),
            punch.path("device").path("id").asText(),
            punch.path("user_id").asText(),
            punch.path("user_name").asText(""),
            punch.path("direction").asText(),
            punch.path("verify_mode").asText(),
            punch.path("source").asText(),
            Duration.between(Instant.parse(punch.path("received_at").asText()), Instant.now())
                .toMillis());
      }
    } catch (JsonProcessingException e) {
      out.println("a record that is no JSON: " + record.json());
    }
  }

  /** A mark has come to the portal. */
  void mark(JsonNode mark) {
    JsonNode attendance = mark.path("attendance");
    if (isLive(attendance.path("marked_at"))) {
      out.printf(
          "   mark: %-9s %-7s at %s, seen by %-7s: %d of %d lessons, %s %%; in the portal%n",
          mark.path("student").path("admission_number").asText(),
          mark.path("student").path("name").asText(),
          mark.path("unit").path("name").asText(),
          attendance.path("source").asText(),
          attendance.path("attended").asInt(),
          attendance.path("max_lessons").asInt(),
          attendance.path("percentage").asText());
    }
  }

  /** The students and their percentages, unit by unit. */
  void standings(DemoSchool school) {
    StringBuilder head = new StringBuilder("%-19s".formatted("student"));
    school.units().forEach(unit -> head.append("%-22s".formatted(unit.title())));
    out.println(head.toString().stripTrailing());
    for (Student student : school.students()) {
      StringBuilder line =
          new StringBuilder("%-11s%-8s".formatted(student.admissionNumber(), student.name()));
      for (Lessons unit : school.units()) {
        line.append(
            "%-7s%5s %%%9s".formatted(unit.fraction(student), unit.percentage(student), ""));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** The office's datasets, and how many records of each are where. */
  void datasets(DemoCloudSync sync) throws IOException {
    out.println("dataset                office  in the cloud");
    for (OfficeTable table : OfficeTable.values()) {
      out.printf(
          "%-20s%,9d%,14d%n", table.title(), sync.office().count(table), sync.inCloud(table));
    }
  }

  private boolean isLive(JsonNode time) {
    return !OffsetDateTime.parse(time.asText()).toInstant().isBefore(began);
  }
}

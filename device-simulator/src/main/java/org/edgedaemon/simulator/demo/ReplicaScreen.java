package org.edgedaemon.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What the demo of master and slave shows: a line for each edit that arrived, and the counts. */
final class ReplicaScreen {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final int MOST_LINES = 10;

  private final PrintStream out;

  ReplicaScreen(PrintStream out) {
    this.out = out;
  }

  void line(String text) {
    out.println(text);
  }

  void arrived(Journeys.Arrival arrival) {
    List<String> offices = arrival.offices().stream().sorted().toList();
    out.printf(
        "%s  %-7s %-44s at %s after %d ms%n",
        LocalTime.now(ZoneId.systemDefault()).format(TIME),
        arrival.from(),
        arrival.edit().told(),
        String.join(" and ", offices),
        arrival.took().toMillis());
  }

  /** Two people edited one row at once. */
  void atOnce(String from, Edit one, String other, Edit two) {
    out.printf(
        "%s  at once: %s %s, %s %s%n",
        LocalTime.now(ZoneId.systemDefault()).format(TIME), from, one.told(), other, two.told());
  }

  void counts(SharedDatabases databases, Journeys journeys, ReplicaCounts counts)
      throws SQLException {
    List<String> parts = new ArrayList<>();
    for (SharedDatabase database : databases.all()) {
      parts.add("%s %,d".formatted(database.place(), database.count()));
    }
    out.printf("-- rows: %s%n", String.join(" | ", parts));
    out.printf(
        "-- rounds: north %,d | south %,d; conflicts kept: %,d%n",
        counts.north(), counts.south(), counts.conflicts());
    out.printf("-- come to the other offices: %s%n", journeys.written());
    out.printf("-- deletes, told by triggers: %s%n", journeys.deleted());
  }

  /** How many rows of each table are where. */
  void tables(SharedDatabases databases) throws SQLException {
    out.println("table                   centre     north     south");
    for (SharedTable table : SharedTable.values()) {
      StringBuilder line = new StringBuilder("%-20s".formatted(table.title()));
      for (SharedDatabase database : databases.all()) {
        line.append("%,10d".formatted(database.count(table)));
      }
      out.println(line);
    }
  }

  /** The newest of those that the master keeps. */
  void conflicts(JsonNode all) {
    for (int i = 0; i < Math.min(MOST_LINES, all.size()); i++) {
      out.println(conflict(all.get(i)));
    }
    if (all.size() > MOST_LINES) {
      out.printf("… and %,d more%n", all.size() - MOST_LINES);
    }
  }

  private static String conflict(JsonNode one) {
    List<String> fields = new ArrayList<>();
    one.path("fields").forEach(field -> fields.add(field.asText()));
    fields.remove("updated_at");
    boolean deleted =
        one.path("master_deleted").asBoolean() || one.path("slave_deleted").asBoolean();
    return "conflict %d: %s %s, %s, %s against the centre: %s"
        .formatted(
            one.path("id").asLong(),
            one.path("table").asText(),
            one.path("key").asText(),
            deleted ? "a delete and an edit" : String.join(", ", fields),
            one.path("slave").asText(),
            stands(one));
  }

  private static String stands(JsonNode conflict) {
    return switch (conflict.path("winner").asText()) {
      case "slave" -> "what " + conflict.path("slave").asText() + " did stands";
      case "master" -> "what the centre had stands";
      default -> "both are kept";
    };
  }

  void differences(List<String> lines) {
    lines.stream().limit(MOST_LINES).forEach(line -> out.println("differs: " + line));
    if (lines.size() > MOST_LINES) {
      out.printf("… and %,d more%n", lines.size() - MOST_LINES);
    }
  }
}

package org.edgedaemon.dataset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped example against the shipped schemas, in servers of both kinds. */
class ExampleIT {
  private static final Path EXAMPLE = Path.of("..", "etc", "cloud-sync");
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final String ROWS =
      """
      insert into rooms values (1, 'LH1', null, 40, null);
      insert into cameras values (1, 1, 'Door', '192.168.1.90', true, null);
      insert into faculties values (1, 'E-17', 'A', null, null, '["1/a.jpg"]', '[0.25, -1]', null);
      insert into teaching_loads values (1, 1, 1, 'CS101', null, 'monday', '08:00', '10:00', null);
      insert into attendance_records values
        (1, 1, 1, 1, '2026-02-28 08:00:00', 'late', 4.50),
        (2, 1, 1, 1, '2025-02-28 08:00:00', 'late', 4.50);
      insert into leaves values (1, 1, '2026-03-01', '2026-03-02', null, 'a.jpg',
        '2026-02-01 08:00:00'), (2, 1, '2026-03-01', '2026-03-02', null, 'a.jpg',
        '2025-02-01 08:00:00');
      insert into passes values (1, 1, 'x', null, null, null, '2026-02-01 08:00:00'),
        (2, 1, 'x', null, null, null, '2025-02-01 08:00:00');
      insert into recognition_logs values (1, 1, 1, 0.31, '2026-02-27 08:00:00'),
        (2, 1, null, 0.31, '2026-01-27 08:00:00');
      insert into stream_recordings values (1, 1, 'a.mp4', 60, '2026-02-27 08:00:00'),
        (2, 1, 'a.mp4', 60, '2026-01-27 08:00:00');
      """;

  @ParameterizedTest
  @ValueSource(strings = {"mariadb", "postgresql"})
  void allNineDatasetsAreRead(String kind) {
    OfficeServer server =
        kind.equals("mariadb") ? OfficeServer.mariadb() : OfficeServer.postgresql();
    server.run(
        "drop table if exists stream_recordings, recognition_logs, passes, leaves,"
            + " attendance_records, teaching_loads, faculties, cameras, rooms;");
    server.run(text("office-schema." + kind + ".sql"));
    server.run(ROWS);
    OfficeConfig config =
        new OfficeConfig(
            server.url(),
            OfficeServer.USER,
            server.password(),
            ZoneId.of("Africa/Nairobi"),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1));
    try (OfficeDatabase office =
        new OfficeDatabase(config, InstantSource.fixed(NOW), System::nanoTime)) {
      Map<String, ObjectNode> found = new LinkedHashMap<>();
      for (JsonNode dataset : datasets()) {
        found.put(dataset.get("name").textValue(), only(office, dataset));
      }
      assertThat(found)
          .containsOnlyKeys(
              "rooms",
              "cameras",
              "faculties",
              "teaching_loads",
              "attendance_records",
              "leaves",
              "passes",
              "recognition_logs",
              "stream_recordings");
      assertThat(found.get("faculties").get("embedding")).hasToString("[0.25,-1]");
      assertThat(found.get("faculties").get("images")).hasToString("[\"1/a.jpg\"]");
      assertThat(found.get("cameras").get("active")).hasToString("true");
      assertThat(found.get("attendance_records").get("minutes_late")).hasToString("4.50");
      assertThat(found.get("teaching_loads").get("starts")).hasToString("\"08:00:00\"");
      assertThat(found.get("recognition_logs").get("match_distance")).hasToString("0.31");
      assertThat(found.get("leaves").get("created_at").textValue()).endsWith("+03:00");
    }
  }

  /** The one record in the window: it exists, and what the example says of its fields holds. */
  private static ObjectNode only(OfficeDatabase office, JsonNode dataset) {
    String id = dataset.get("id").textValue();
    JdbcQueries queries =
        new JdbcQueries(
            dataset.path("ids").textValue(),
            dataset.get("sql").textValue(),
            id,
            new RowVersion.None());
    JdbcSource source =
        new JdbcSource(new DatasetName(dataset.get("name").textValue()), office, queries, Set.of());
    Window window = Window.ofDays(dataset.path("window").asInt(), NOW);
    List<RecordId> ids = new ArrayList<>();
    source.ids(window, (each, version) -> ids.add(each));
    assertThat(ids).as("%s", dataset.get("name")).containsExactly(RecordId.of(1));
    ObjectNode body = source.records(window, ids).get(0).body();
    dataset.path("references").fieldNames().forEachRemaining(m -> assertThat(body.has(m)).isTrue());
    dataset.path("files").forEach(f -> assertThat(body.has(f.get("field").asText())).isTrue());
    return body;
  }

  private static JsonNode datasets() {
    try {
      return new YAMLMapper().readTree(text("edge-daemon.yml")).at("/cloud_sync/datasets");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(EXAMPLE.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.edgedaemon.dataset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every kind of database. */
abstract class JdbcSourceSuite {
  static final DatasetName ROOMS = new DatasetName("rooms");
  static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  static final Duration HALF_MINUTE = Duration.ofSeconds(30);
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final RowVersion NONE = new RowVersion.None();
  private static final ObjectMapper JSON = new ObjectMapper();

  final OfficeServer server = server();
  OfficeDatabase database;

  abstract OfficeServer server();

  /** A table of a million numbers {@code n} from 1. */
  abstract String numbers(int count);

  @BeforeEach
  void open() {
    server.run(
        """
        drop table if exists room;
        create table room (id int primary key, name varchar(80), updated_at WALL null, seen_at INSTANT null);
        insert into room (id, name, updated_at) values
          (1, 'Lecture hall', timestamp '2026-02-01 10:00:00'),
          (2, 'It''s :since and -- "odd" ? \u20ac \ud83d\udeaa', timestamp '2026-02-27 12:00:00'),
          (3, null, timestamp '2026-02-28 12:30:45.5');
        drop table if exists person;
        create table person (code varchar(40) primary key, name varchar(80));
        insert into person values ('4', 'four'), ('04', 'zero four'), ('x''y', 'quoted'),
          ('\u00c4\u4e2d', 'unicode'), (' b', 'blank'), ('z', 'last');
        """
            .replace("WALL", wall())
            .replace("INSTANT", instant()));
    server.run("update room set seen_at = " + instant("2026-02-28 09:30:45.5") + " where id = 3;");
    database = database(config(server.url(), OfficeServer.PASSWORD));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void oneQueryGivesIdsAndRecords() {
    JdbcSource rooms = source(null, "select id, name from room;  \n", NONE);

    assertThat(ids(rooms, Window.ALL)).containsOnlyKeys("1", "2", "3").containsEntry("1", null);
    assertThat(bodies(rooms, Window.ALL, "2", "3", "99"))
        .containsExactly(
            "{\"id\":2,\"name\":\"It's :since and -- \\\"odd\\\" ? \u20ac \ud83d\udeaa\"}",
            "{\"id\":3,\"name\":null}");
    assertThat(rooms.records(Window.ALL, List.of())).isEmpty();
    assertThat(rooms.records(Window.ALL, List.of(RecordId.of(1), RecordId.of(1)))).hasSize(1);
  }

  @Test
  void twoQueriesGiveIdsAndRecords() {
    JdbcSource rooms =
        source(
            "select id, updated_at from room where (:since is null or updated_at >= :since)",
            "select r.* from room r where r.id in (:ids) -- the wanted ones",
            new RowVersion.Column("updated_at"));

    Map<String, String> all = ids(rooms, Window.ALL);
    assertThat(all).containsOnlyKeys("1", "2", "3");
    assertThat(ids(rooms, days(3))).containsOnlyKeys("2", "3");
    List<LocalRecord> records = rooms.records(days(3), idsOf("1", "2", "3"));
    assertThat(records).hasSize(3);
    for (LocalRecord record : records) {
      assertThat(record.version()).isEqualTo(all.get(record.id().text())).isNotEmpty();
    }
    assertThat(new HashSet<>(all.values())).hasSize(3);
  }

  @Test
  void oneQueryMayTakeBothParameters() {
    JdbcSource rooms =
        source(
            null,
            "select id, name as \"theName\" from room /* :ids */ where (:since is null or"
                    .replace('"', quote())
                + " updated_at >= :since) and (:ids is null or id in (:ids))",
            NONE);

    assertThat(ids(rooms, Window.ALL)).hasSize(3);
    assertThat(ids(rooms, days(3))).containsOnlyKeys("2", "3");
    assertThat(bodies(rooms, days(3), "3")).containsExactly("{\"id\":3,\"theName\":null}");
    assertThat(bodies(rooms, days(3), "1")).as("outside the window").isEmpty();
  }

  @Test
  void theWindowMeansTheSameToColumnsWithAndWithoutZone() {
    JdbcSource rooms = source(null, "select id from room where updated_at >= :since", NONE);
    JdbcSource seen = source(null, "select id from room where seen_at >= :since", NONE);

    // 12:30:45.5 in Nairobi is 09:30:45.5 UTC.
    for (JdbcSource source : List.of(rooms, seen)) {
      assertThat(ids(source, since("2026-02-28T09:30:45Z"))).containsOnlyKeys("3");
      assertThat(ids(source, since("2026-02-28T09:30:46Z"))).isEmpty();
    }
    assertThat(ids(rooms, since("2026-02-27T09:00:00Z"))).containsOnlyKeys("2", "3");
  }

  @Test
  void idsAreTextsToo() {
    JdbcSource people =
        new JdbcSource(
            ROOMS, database, new JdbcQueries(null, "select * from person", "code", NONE), Set.of());

    assertThat(ids(people, Window.ALL)).containsOnlyKeys("4", "04", "x'y", "\u00c4\u4e2d", "z");
    assertThat(people.records(Window.ALL, idsOf("4", "x'y", "\u00c4\u4e2d", "Z", "gone")))
        .extracting(record -> record.body().get("name").textValue())
        .containsExactlyInAnyOrder("four", "quoted", "unicode");
  }

  @Test
  void theHashOfARowIsAVersion() {
    JdbcSource rooms = source(null, "select * from room", new RowVersion.Hash());

    Map<String, String> before = ids(rooms, Window.ALL);
    for (LocalRecord record : rooms.records(Window.ALL, idsOf("1", "2", "3"))) {
      assertThat(record.version()).isEqualTo(before.get(record.id().text())).hasSize(64);
    }
    server.run("update room set name = 'Hall' where id = 1;");
    Map<String, String> after = ids(rooms, Window.ALL);
    assertThat(after.get("1")).isNotEqualTo(before.get("1"));
    assertThat(after.get("2")).isEqualTo(before.get("2"));
  }

  @Test
  void hundredThousandIdsComeInAStream() {
    String sql = "select n as id, n as version from " + numbers(100_000) + " numbers";
    JdbcSource rooms = source(null, sql, NONE);
    long[] seen = new long[2];
    rooms.ids(
        Window.ALL,
        (id, version) -> {
          seen[0]++;
          seen[1] += id.number().getAsLong();
        });
    assertThat(seen).containsExactly(100_000, 100_000L * 100_001 / 2);

    List<RecordId> chunk = LongStream.rangeClosed(5_001, 6_000).mapToObj(RecordId::of).toList();
    assertThat(rooms.records(Window.ALL, chunk)).hasSize(1_000);
    List<RecordId> more = new ArrayList<>(chunk);
    more.add(RecordId.of(7_000));
    assertThatThrownBy(() -> rooms.records(Window.ALL, more))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** 150 million characters through a heap of 32 MiB; a long version is kept as its hash. */
  @Test
  void moreThanFitsIntoTheMemoryComesInAStream() throws Exception {
    String sql =
        "select n as id, repeat('x', 250) as filling from " + numbers(600_000) + " numbers";
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LargeResult.class.getName(),
                streamUrl(),
                sql)
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .endsWith("600000 ids, 38400000 characters, 2 records\n");
  }

  @Test
  void aStreamThatIsLeftLeavesTheSourceUsable() {
    JdbcSource rooms = source(null, "select n as id from " + numbers(1_000_000) + " numbers", NONE);
    assertThatThrownBy(
            () ->
                rooms.ids(
                    Window.ALL,
                    (id, version) -> {
                      throw new IllegalStateException("enough");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
    assertThat(rooms.records(Window.ALL, idsOf("7"))).hasSize(1);
    assertThatThrownBy(
            () -> rooms.ids(Window.ALL, (id, v) -> rooms.records(Window.ALL, idsOf("7"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must not ask the database");
  }

  @Test
  void nothingIsWritten() {
    JdbcSource rooms = source("delete from room", "select * from room", NONE);
    assertThatThrownBy(() -> ids(rooms, Window.ALL)).isInstanceOf(SourceException.class);
    assertThat(ids(source(null, "select * from room", NONE), Window.ALL)).hasSize(3);
  }

  @Test
  void anInterruptWaitsForItsTurn() {
    JdbcSource rooms = source(null, "select * from room", NONE);
    Thread.currentThread().interrupt();
    assertThat(ids(rooms, Window.ALL)).hasSize(3);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ids(rooms, Window.ALL)).hasSize(3);
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThatThrownBy(() -> ids(source(null, "select nme from room", NONE), Window.ALL))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("refuses the query: ")
        .hasMessageContaining("nme");
    assertThatThrownBy(() -> ids(source(null, "select name from room", NONE), Window.ALL))
        .isInstanceOf(SourceException.class)
        .hasMessage("the query has no column 'id', it has name");
    assertThatThrownBy(
            () -> source(null, "select id from room", NONE).ids(days(3), (id, version) -> {}))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("window of 3 days")
        .hasMessageContaining(":since");
    JdbcSource twice =
        source("select id from room", "select id, name, name from room where id in (:ids)", NONE);
    assertThatThrownBy(() -> twice.records(Window.ALL, idsOf("1")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("ame");
  }

  @Test
  void aColumnThatIsNeededAndMissingIsSaidBeforeAnyRecordIsRead() {
    String ids = "select id, updated_at from room";
    String sql = "select id, name, updated_at from room where (:ids is null or id in (:ids))";
    RowVersion changed = new RowVersion.Column("changed_at");
    for (JdbcSource typo :
        List.of(
            source(null, sql, NONE, "name", "photo"),
            source(ids, sql, NONE, "name", "photo"),
            source(null, sql, new RowVersion.Hash(), "name", "photo"))) {
      assertThatThrownBy(() -> ids(typo, Window.ALL))
          .isInstanceOf(SourceException.class)
          .hasMessage("the query has no column 'photo', it has id, name, updated_at");
      assertThatThrownBy(() -> typo.records(Window.ALL, idsOf("1")))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("'photo'");
    }
    assertThatThrownBy(() -> ids(source(ids, sql, changed), Window.ALL))
        .isInstanceOf(SourceException.class)
        .hasMessage("the query has no column 'changed_at', it has id, name, updated_at");
  }

  @Test
  void columnsThatAreNeededAreCalledAsTheyAreNeeded() {
    String sql = "select id as \"ID\", name as \"NAME\", name as \"Other\" from room";
    JdbcSource rooms = source(null, sql.replace('"', quote()), NONE, "name");

    assertThat(ids(rooms, Window.ALL)).hasSize(3);
    assertThat(bodies(rooms, Window.ALL, "3"))
        .containsExactly("{\"id\":3,\"name\":null,\"Other\":null}");
  }

  @Test
  void aWrongPasswordIsSaidAndNotShown() {
    try (OfficeDatabase locked = database(config(server.url(), "anders-99"))) {
      JdbcSource rooms =
          new JdbcSource(
              ROOMS, locked, new JdbcQueries(null, "select * from room", "id", NONE), Set.of());
      assertThatThrownBy(() -> ids(rooms, Window.ALL))
          .isInstanceOf(SourceException.class)
          .hasMessageStartingWith("authentication failed: jdbc:" + server + ":")
          .hasMessageContaining("'office'")
          .hasStackTraceContaining("SQL")
          .satisfies(
              e -> assertThat(stackTrace(e)).doesNotContain("anders-99").doesNotContain("geheim"));
    }
  }

  @Test
  void aQueryWithoutEndEnds() {
    OfficeConfig config =
        new OfficeConfig(
            server.url(),
            OfficeServer.USER,
            server.password(),
            NAIROBI,
            HALF_MINUTE,
            Duration.ofSeconds(1));
    try (OfficeDatabase impatient = database(config)) {
      String endless =
          "select a.n as id from "
              + numbers(1_000_000)
              + " a, "
              + numbers(1_000_000)
              + " b where a.n + b.n < 0";
      JdbcSource rooms =
          new JdbcSource(ROOMS, impatient, new JdbcQueries(null, endless, "id", NONE), Set.of());
      long start = System.nanoTime();
      assertThatThrownBy(() -> ids(rooms, Window.ALL))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("took longer than 1 s");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MINUTE);
    }
  }

  @Test
  void theConnectionIsKeptForAWhile() {
    JdbcSource rooms = source(null, connectionQuery(), NONE);
    Set<String> first = ids(rooms, Window.ALL).keySet();
    assertThat(ids(rooms, Window.ALL).keySet()).isEqualTo(first);
    try (OfficeDatabase hasty =
        new OfficeDatabase(
            config(server.url(), OfficeServer.PASSWORD),
            InstantSource.fixed(NOW),
            System::nanoTime,
            Duration.ZERO)) {
      JdbcSource again =
          new JdbcSource(
              ROOMS, hasty, new JdbcQueries(null, connectionQuery(), "id", NONE), Set.of());
      Set<String> one = ids(again, Window.ALL).keySet();
      assertThat(ids(again, Window.ALL).keySet()).isNotEqualTo(one);
    }
  }

  /** Where another process finds a database of this kind. */
  String streamUrl() {
    return server.url();
  }

  /** A type of times without a zone. */
  String wall() {
    return "timestamp(6)";
  }

  /** A type of instants. */
  String instant() {
    return "timestamp(6) with time zone";
  }

  /** An instant, given in UTC. */
  String instant(String utc) {
    return "timestamp with time zone '" + utc + "+00:00'";
  }

  /** Something that differs from connection to connection, as {@code id}. */
  abstract String connectionQuery();

  char quote() {
    return '"';
  }

  OfficeConfig config(String url, String password) {
    return new OfficeConfig(
        url, OfficeServer.USER, new Secret(password), NAIROBI, HALF_MINUTE, MINUTE);
  }

  static OfficeDatabase database(OfficeConfig config) {
    return new OfficeDatabase(config, InstantSource.fixed(NOW), System::nanoTime);
  }

  JdbcSource source(String ids, String sql, RowVersion version, String... members) {
    return new JdbcSource(
        ROOMS, database, new JdbcQueries(ids, sql, "id", version), Set.of(members));
  }

  /** The only record of a query, as JSON. */
  String record(String sql) {
    JdbcSource one = source(null, sql, new RowVersion.Hash());
    List<LocalRecord> records = one.records(Window.ALL, idsOf("1"));
    assertThat(records).hasSize(1);
    assertThat(ids(one, Window.ALL)).containsEntry("1", records.get(0).version());
    return json(records.get(0));
  }

  static Map<String, String> ids(JdbcSource source, Window window) {
    Map<String, String> ids = new TreeMap<>();
    source.ids(window, (id, version) -> assertThat(ids.put(id.text(), version)).isNull());
    return ids;
  }

  static List<RecordId> idsOf(String... ids) {
    return List.of(ids).stream().map(RecordId::new).toList();
  }

  static Window days(int days) {
    return Window.ofDays(days, NOW);
  }

  static Window since(String instant) {
    return new Window(Instant.parse(instant), 1);
  }

  private static List<String> bodies(JdbcSource source, Window window, String... ids) {
    return source.records(window, idsOf(ids)).stream().map(JdbcSourceSuite::json).toList();
  }

  private static String json(LocalRecord record) {
    try {
      return JSON.writeValueAsString(record.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String stackTrace(Throwable e) {
    java.io.StringWriter text = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(text, true));
    return text.toString();
  }
}

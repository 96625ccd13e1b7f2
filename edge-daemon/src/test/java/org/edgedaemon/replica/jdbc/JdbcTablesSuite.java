package org.edgedaemon.replica.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.dataset.jdbc.OfficeServer;
import org.edgedaemon.replica.ConflictPage;
import org.edgedaemon.replica.KeptConflict;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowJson;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.RowRefusedException;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Tables;
import org.edgedaemon.replica.TablesException;
import org.edgedaemon.replica.Version;
import org.edgedaemon.replica.master.Master;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of every database. */
abstract class JdbcTablesSuite {
  static final TableName THINGS = new TableName("things");
  static final TableName PARTS = new TableName("parts");
  static final TableSpec THING = new TableSpec(THINGS, "id", "updated_at", Set.of(), Set.of());
  static final TableSpec PART = new TableSpec(PARTS, "id", "updated_at", Set.of(), Set.of());
  private static final ZoneId ZONE = ZoneId.of("Africa/Nairobi");

  static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  JdbcTables tables;

  abstract OfficeServer server();

  /** A type of times without a zone. */
  String time() {
    return "timestamp(6)";
  }

  /** Of the table {@code kinds}: definitions of columns, and what they hold as JSON. */
  abstract Map<String, String> kinds();

  @BeforeEach
  void createTables() {
    server()
        .run(
            "drop table if exists parts;\ndrop table if exists things;\n"
                + "create table things (id integer primary key, name varchar(10) not null,"
                + " price decimal(10,2), code varchar(10) unique, updated_at "
                + time()
                + ");\n"
                + "create table parts (id varchar(20) primary key, thing integer,"
                + " updated_at timestamp(6) null, foreign key (thing) references things (id));\n");
    for (String own : List.of("row", "answer", "conflict", "mark", "clock", "schema", "change")) {
      server().run("drop table if exists edge_daemon_" + own);
    }
    tables = tables(false);
  }

  @AfterEach
  void closeTables() {
    tables.close();
  }

  @Test
  void everyKindOfValueComesBackAsItWent() {
    StringBuilder columns =
        new StringBuilder("id integer primary key, updated_at timestamp(6) null");
    List<String> fields =
        new ArrayList<>(List.of("\"id\":1", "\"updated_at\":\"2026-03-01T05:59:31.500Z\""));
    List<String> nulls = new ArrayList<>(List.of("\"id\":2", "\"updated_at\":null"));
    int n = 0;
    for (Map.Entry<String, String> kind : kinds().entrySet()) {
      n++;
      columns.append(", c").append(n).append(' ').append(kind.getKey());
      fields.add("\"c" + n + "\":" + kind.getValue());
      nulls.add("\"c" + n + "\":null");
    }
    server().run("drop table if exists kinds");
    server().run("create table kinds (" + columns + ")");
    TableSpec spec = new TableSpec(new TableName("kinds"), "id", "updated_at", Set.of(), Set.of());
    RowId one = new RowId(spec.name(), new RowKey("1"));
    RowId two = new RowId(spec.name(), new RowKey("2"));
    Map<RowId, RowImage> rows = Map.of(one, image(fields), two, image(nulls));
    try (JdbcTables kinds = new JdbcTables(database(), List.of(spec), false)) {
      assertSame(kinds.transaction(in -> in.write(rows)), rows);
      assertSame(kinds.transaction(in -> in.write(rows)), rows);
      Tables.Scan scan = kinds.scan(spec.name(), null, 10);
      assertThat(scan.rows()).hasSize(2);
      assertThat(scan.rows().get(0).image().orElseThrow()).isEqualTo(rows.get(one));
    }
  }

  @Test
  void rowsThatAreNotTakenAreNamedAndTheOthersCanGo() {
    Map<RowId, RowImage> rows =
        Map.of(
            thing("1"), thing(1, "good", null),
            thing("2"), thing(2, "a name that is too long", null),
            thing("3"), image(List.of("\"id\":3", "\"name\":null")),
            thing("x"), thing(4, "key", null));
    assertThatThrownBy(() -> tables.transaction(in -> in.write(rows)))
        .isInstanceOfSatisfying(
            RowRefusedException.class, e -> assertThat(e.reasons()).containsOnlyKeys(thing("x")));
    Map<RowId, RowImage> fitting =
        Map.of(
            thing("1"),
            rows.get(thing("1")),
            thing("2"),
            rows.get(thing("2")),
            thing("3"),
            rows.get(thing("3")));
    assertThatThrownBy(() -> tables.transaction(in -> in.write(fitting)))
        .isInstanceOfSatisfying(
            RowRefusedException.class,
            e -> assertThat(e.reasons()).containsOnlyKeys(thing("2"), thing("3")));
    assertThat(read(thing("1"))).as("nothing was done").isEmpty();
    assertThatThrownBy(
            () ->
                tables.transaction(
                    in -> in.write(Map.of(thing("1"), image(List.of("\"id\":1", "\"colour\":1"))))))
        .isInstanceOfSatisfying(
            RowRefusedException.class,
            e -> assertThat(e.reasons().get(thing("1"))).contains("no column colour"));
  }

  @Test
  void whatRefersToOthersIsWrittenAfterThemAndDeletedBefore() {
    RowId part = new RowId(PARTS, new RowKey("p"));
    RowImage image = image(List.of("\"id\":\"p\"", "\"thing\":1"));
    tables.transaction(in -> in.write(Map.of(part, image, thing("1"), thing(1, "whole", null))));
    assertThat(read(part)).isPresent();
    assertThatThrownBy(() -> delete(thing("1"))).isInstanceOf(RowRefusedException.class);
    delete(thing("1"), part);
    assertThat(tables.missing(List.of(part, thing("1"))))
        .containsExactlyInAnyOrder(part, thing("1"));
  }

  @Test
  void anUpdateLeavesFieldsAloneThatItDoesNotName() {
    tables.transaction(in -> in.write(Map.of(thing("1"), thing(1, "old", "c1"))));
    tables.transaction(
        in -> in.write(Map.of(thing("1"), image(List.of("\"id\":1", "\"name\":\"new\"")))));
    assertThat(read(thing("1")).orElseThrow()).isEqualTo(thing(1, "new", "c1"));
  }

  /** Who inserts the row after we saw that it is not there must not be overwritten. */
  @Test
  void aRowThatIsInsertedMeanwhileIsSeen() {
    int[] tries = {0};
    tables.transaction(
        in -> {
          tries[0]++;
          Map<RowId, RowImage> seen = in.read(List.of(thing("1")));
          if (seen.isEmpty()) {
            server().run("insert into things (id, name) values (1, 'theirs')");
            in.write(Map.of(thing("1"), thing(1, "ours", null)));
          }
          return seen;
        });
    assertThat(tries[0]).isEqualTo(2);
    assertThat(read(thing("1")).orElseThrow().fields().get("name").asText()).isEqualTo("theirs");
  }

  @Test
  void aRowThatWasReadWaitsForTheEnd() throws Exception {
    server().run("insert into things (id, name) values (1, 'a')");
    CompletableFuture<Void> theirs =
        tables.transaction(
            in -> {
              in.read(List.of(thing("1")));
              CompletableFuture<Void> update =
                  CompletableFuture.runAsync(
                      () ->
                          server().run("update things set name = concat(name, 'b') where id = 1"));
              in.write(Map.of(thing("1"), thing(1, "x", null)));
              assertThat(update).isNotDone();
              return update;
            });
    theirs.get(20, TimeUnit.SECONDS);
    assertThat(read(thing("1")).orElseThrow().fields().get("name").asText()).isEqualTo("xb");
  }

  @Test
  void aScanGoesOnWhereTheLastEndedWithAnOverlap() {
    insert(1, "2026-03-01 08:00:00");
    insert(2, "2026-03-01 08:00:00.5");
    insert(3, null);
    insert(4, "2999-01-01 00:00:00");
    List<RowId> all = new ArrayList<>();
    String mark = scan(null, 2, all);
    assertThat(all).containsExactlyInAnyOrder(thing("1"), thing("2"), thing("3"), thing("4"));
    insert(5, "2026-03-01 08:10:00");
    insert(6, "2026-03-01 07:50:00");
    List<RowId> changed = new ArrayList<>();
    mark = scan(mark, 2, changed);
    assertThat(changed)
        .as("within the overlap, later, and from the future")
        .contains(thing("5"), thing("4"));
    insert(7, "2026-03-01 08:09:30");
    insert(8, "2026-03-01 08:12:00");
    changed.clear();
    scan(mark, 2, changed);
    assertThat(changed).contains(thing("7"), thing("8")).doesNotContain(thing("6"));
  }

  @Test
  void versionsGrowOverSeveralConnections() throws Exception {
    try (JdbcTables other = tables(false)) {
      List<Version> versions = new ArrayList<>();
      JdbcMasterStore one = new JdbcMasterStore(tables);
      one.newest();
      CompletableFuture<Void> theirs =
          CompletableFuture.runAsync(() -> take(new JdbcMasterStore(other), versions));
      take(one, versions);
      theirs.get(30, TimeUnit.SECONDS);
      assertThat(versions).hasSize(40).doesNotHaveDuplicates().isSorted();
      assertThat(one.newest()).isEqualTo(versions.get(39));
    }
  }

  @Test
  void aConflictIsSettledByHandAndToldToAll() {
    JdbcMasterStore store = new JdbcMasterStore(tables);
    Master master =
        new Master(Map.of(THINGS, THING), store, tables, Duration.ofMinutes(15), () -> NOW);
    tables.transaction(in -> in.write(Map.of(thing("1"), thing(1, "theirs", null))));
    master.capture();
    master.upload("s", List.of(Changes.update(thing("1"), thing(1, "ours", null))));
    KeptConflict conflict = store.conflicts(new ConflictPage(Long.MAX_VALUE, true, 9)).get(0);
    assertThat(conflict.settled()).isNull();
    MasterRow row =
        master.settle(conflict.id(), Optional.of(thing(1, "chosen", null))).orElseThrow();
    assertThat(row.image().fields().get("name").asText()).isEqualTo("chosen");
    assertThat(store.conflicts(new ConflictPage(Long.MAX_VALUE, true, 9))).isEmpty();
    assertThat(store.conflict(conflict.id()).orElseThrow().settled()).isEqualTo(NOW);
    assertThat(master.download("s", conflict.note().version(), Set.of(THINGS), 9).rows())
        .extracting(MasterRow::row)
        .containsExactly(thing("1"));
    master.settle(conflict.id(), Optional.empty());
    assertThat(read(thing("1"))).isEmpty();
  }

  /** A round that does not end in time goes on beside a daemon that stops. */
  @Test
  void noNewConnectionIsMadeOnceItIsClosed() {
    assertThat(tables.time()).isNotNull();
    tables.close();
    assertThatThrownBy(tables::time)
        .isInstanceOf(TablesException.class)
        .hasMessageContaining("the daemon stops");
  }

  @Test
  void aTableThatIsNotThereIsSaid() {
    TableSpec spec =
        new TableSpec(new TableName("nothing"), "id", "updated_at", Set.of(), Set.of());
    try (JdbcTables none = new JdbcTables(database(), List.of(spec), false)) {
      assertThatThrownBy(() -> none.scan(spec.name(), null, 1))
          .isInstanceOf(TablesException.class)
          .hasMessageContaining("no table nothing");
    }
  }

  JdbcTables tables(boolean triggers) {
    return new JdbcTables(database(), List.of(THING, PART), triggers);
  }

  ReplicaDatabase database() {
    return new ReplicaDatabase(
        server().url(),
        OfficeServer.USER,
        server().password(),
        ZONE,
        Duration.ofSeconds(20),
        Duration.ofMinutes(2));
  }

  String scan(String since, int limit, List<RowId> rows) {
    String mark = since;
    Tables.Scan scan;
    do {
      scan = tables.scan(THINGS, mark, limit);
      scan.rows().forEach(seen -> rows.add(seen.row()));
      mark = scan.mark();
    } while (scan.more());
    return mark;
  }

  static RowId thing(String key) {
    return new RowId(THINGS, new RowKey(key));
  }

  private static void take(JdbcMasterStore store, List<Version> versions) {
    for (int i = 0; i < 10; i++) {
      store.transaction(
          in -> {
            for (int j = 0; j < 2; j++) {
              Version version = in.nextVersion(Instant.EPOCH);
              synchronized (versions) {
                versions.add(version);
              }
            }
            return versions;
          });
    }
  }

  private void insert(int id, String updatedAt) {
    try (Connection connection = server().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into things (id, name, updated_at) values ("
              + id
              + ", 'n', "
              + (updatedAt == null ? "null" : "'" + updatedAt + "'")
              + ")");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void delete(RowId... rows) {
    tables.transaction(
        in -> {
          in.delete(List.of(rows));
          return rows;
        });
  }

  Optional<RowImage> read(RowId row) {
    return Optional.ofNullable(tables.transaction(in -> in.read(List.of(row))).get(row));
  }

  static RowImage thing(int id, String name, String code) {
    return image(
        List.of(
            "\"id\":" + id,
            "\"name\":\"" + name + "\"",
            "\"price\":1.50",
            "\"code\":" + (code == null ? "null" : "\"" + code + "\""),
            "\"updated_at\":\"2026-03-01T05:59:31Z\""));
  }

  static void assertSame(Map<RowId, RowImage> found, Map<RowId, RowImage> expected) {
    expected.forEach((row, image) -> assertThat(found.get(row).fields()).isEqualTo(image.fields()));
  }

  static RowImage image(List<String> fields) {
    return RowJson.image(RowJson.parse("{" + String.join(",", fields) + "}"));
  }
}

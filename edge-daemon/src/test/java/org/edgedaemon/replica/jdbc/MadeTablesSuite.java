package org.edgedaemon.replica.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.ConflictPage;
import org.edgedaemon.replica.KeptConflict;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.RowRefusedException;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.TablesException;
import org.edgedaemon.replica.Version;
import org.edgedaemon.replica.master.Master;
import org.junit.jupiter.api.Test;

/** Tables that are made as the etc file describes them, their keys, and a master upon them. */
abstract class MadeTablesSuite extends JdbcTablesSuite {
  @Test
  void tablesThatAreDescribedAreMadeAndTakeRows() {
    for (String table : List.of("inventory_adjustments", "transactions", "inventories")) {
      server().run("drop table if exists " + table);
    }
    List<TablePlan> plans = DefaultTables.plans();
    try (JdbcTables made = planned(plans)) {
      assertThat(made.prepare().made())
          .containsExactly(
              "table inventories", "table transactions", "table inventory_adjustments");
      RowId item = new RowId(plans.get(0).spec().name(), new RowKey("7"));
      RowImage image =
          image(
              List.of(
                  "\"id\":7",
                  "\"name\":\"Pen\"",
                  "\"location\":null",
                  "\"quantity\":1.125",
                  "\"price\":0.99",
                  "\"updated_at\":\"2026-03-01T05:59:31.123456Z\""));
      RowId orphan = new RowId(plans.get(1).spec().name(), new RowKey("1"));
      assertSame(made.transaction(in -> in.write(Map.of(item, image))), Map.of(item, image));
      assertThatThrownBy(
              () ->
                  made.transaction(
                      in ->
                          in.write(
                              Map.of(
                                  orphan,
                                  image(
                                      List.of(
                                          "\"id\":1", "\"inventory_id\":8", "\"quantity\":1"))))))
          .isInstanceOf(RowRefusedException.class);
    }
    try (JdbcTables again = planned(plans)) {
      assertThat(again.prepare()).isEqualTo(new TableReport(List.of(), List.of()));
    }
  }

  @Test
  void everyTypeOfTheEtcFileIsMadeAndFoundAsItWasMade() {
    List<ColumnPlan> columns = new ArrayList<>();
    columns.add(new ColumnPlan("id", ColumnType.TEXT, 40, 0, false));
    columns.add(new ColumnPlan("updated_at", ColumnType.TIMESTAMP, 0, 0, true));
    for (ColumnType type : ColumnType.values()) {
      boolean decimal = type == ColumnType.DECIMAL;
      columns.add(
          new ColumnPlan("c_" + type.word(), type, decimal ? 20 : 0, decimal ? 4 : 0, true));
    }
    server().run("drop table if exists planned");
    TableSpec spec =
        new TableSpec(new TableName("planned"), "id", "updated_at", Set.of(), Set.of());
    TablePlan plan = new TablePlan(spec, columns, Map.of());
    try (JdbcTables made = planned(List.of(plan))) {
      assertThat(made.prepare().made()).containsExactly("table planned");
      assertThat(made.prepare()).isEqualTo(new TableReport(List.of(), List.of()));
      RowId small = new RowId(spec.name(), new RowKey("a"));
      RowId capital = new RowId(spec.name(), new RowKey("A"));
      Map<RowId, RowImage> two =
          Map.of(small, image(List.of("\"id\":\"a\"")), capital, image(List.of("\"id\":\"A\"")));
      Map<RowId, RowImage> both = made.transaction(in -> in.write(two));
      assertThat(both).hasSize(2);
    }
  }

  @Test
  void aTableThatIsThereIsNeverAlteredAndWhatDoesNotFitIsTold() {
    List<ColumnPlan> columns =
        List.of(
            new ColumnPlan("id", ColumnType.INTEGER, 0, 0, false),
            new ColumnPlan("name", ColumnType.TEXT, 80, 0, true),
            new ColumnPlan("price", ColumnType.TEXT, 20, 0, true),
            new ColumnPlan("colour", ColumnType.TEXT, 20, 0, true),
            new ColumnPlan("updated_at", ColumnType.TIMESTAMP, 0, 0, true));
    try (JdbcTables there = planned(List.of(new TablePlan(THING, columns, Map.of())))) {
      TableReport report = there.prepare();
      assertThat(report.made()).isEmpty();
      assertThat(report.warnings()).hasSize(3);
      assertThat(report.warnings().get(0))
          .contains("things", "name", "too small", "varchar(80)", "Nothing was changed");
      assertThat(report.warnings().get(1)).contains("price", "wants varchar(20)");
      assertThat(report.warnings().get(2)).contains("has no column colour");
    }
  }

  @Test
  void keysThatTheDatabaseNumbersByItselfAreTold() {
    server().run("drop table if exists counted");
    server().run("create table counted (id " + counted() + ", updated_at timestamp(6) null)");
    TableSpec spec =
        new TableSpec(new TableName("counted"), "id", "updated_at", Set.of(), Set.of());
    try (JdbcTables tables = new JdbcTables(database(), List.of(spec, THING), false)) {
      assertThat(tables.prepare().warnings())
          .singleElement()
          .asString()
          .contains("counted", "numbers the key id by itself", "in steps", "UUID");
    }
  }

  /** The classic loss: two offices give the same number to different things. */
  @Test
  void twoDifferentRowsOfOneKeyAreAConflictThatKeepsBoth() {
    JdbcMasterStore store = new JdbcMasterStore(tables);
    Master master = master(store);
    List<Outcome> first =
        master.upload("one", List.of(Changes.update(thing("1"), thing(1, "chair", "c"))));
    assertThat(first.get(0)).isInstanceOf(Outcome.Accepted.class);
    List<Outcome> second =
        master.upload("two", List.of(Changes.update(thing("1"), thing(1, "table", "t"))));
    assertThat(second.get(0)).isInstanceOf(Outcome.Conflict.class);
    List<KeptConflict> kept = store.conflicts(new ConflictPage(Long.MAX_VALUE, true, 9));
    assertThat(kept).hasSize(1);
    assertThat(kept.get(0).note().masterImage().fields().get("name").asText()).isEqualTo("chair");
    assertThat(kept.get(0).note().slaveImage().fields().get("name").asText()).isEqualTo("table");
  }

  @Test
  void aSlaveDoesNotGetBackItsOwnChangesButOthersDo() {
    JdbcMasterStore store = new JdbcMasterStore(tables);
    Master master = master(store);
    Version before = Version.NONE.next(Instant.EPOCH);
    master.upload("one", List.of(Changes.update(thing("1"), thing(1, "chair", "c"))));
    assertThat(master.download("one", before, Set.of(THINGS), 9).rows()).isEmpty();
    assertThat(master.download("two", before, Set.of(THINGS), 9).rows()).hasSize(1);
  }

  @Test
  void oneRowThatIsNotTakenDoesNotHoldUpTheOthersOfItsBatch() {
    JdbcMasterStore store = new JdbcMasterStore(tables);
    Master master = master(store);
    List<Outcome> outcomes =
        master.upload(
            "one",
            List.of(
                Changes.update(thing("1"), thing(1, "chair", "c")),
                Changes.update(thing("2"), thing(2, "a name that is too long", null)),
                Changes.update(thing("3"), thing(3, "table", "t"))));
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Accepted.class);
    assertThat(outcomes.get(1)).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcomes.get(2)).isInstanceOf(Outcome.Accepted.class);
    assertThat(read(thing("3"))).isPresent();
  }

  @Test
  void whatIsSentAgainAfterARestartGetsItsAnswerFromItsRow() throws Exception {
    Change change = Changes.update(thing("1"), thing(1, "chair", "c"));
    List<Outcome> first = master(new JdbcMasterStore(tables)).upload("one", List.of(change));
    tables.close();
    tables = tables(false);
    JdbcMasterStore store = new JdbcMasterStore(tables);

    assertThat(master(store).upload("one", List.of(change))).isEqualTo(first);

    assertThat(number("select count(*) from edge_daemon_answer")).isZero();
    assertThat(store.conflicts(new ConflictPage(Long.MAX_VALUE, false, 9))).isEmpty();
  }

  @Test
  void whatAMasterKeepsIsMadeWhereItWasMadeInPartAndTakenOverFromTheReleaseBefore()
      throws Exception {
    server().run("create table edge_daemon_clock (id integer primary key, newest bigint not null)");
    assertTakesRows("1");
    server().run("delete from edge_daemon_schema where version > 1");
    if (number("select count(*) from edge_daemon_schema") == 0) {
      server().run("insert into edge_daemon_schema (version) values (1)");
    }
    assertTakesRows("2");
    assertThat(number("select max(version) from edge_daemon_schema")).isEqualTo(2);
  }

  @Test
  void whatAMasterOfANewerReleaseKeepsIsRefused() {
    assertTakesRows("1");
    server().run("insert into edge_daemon_schema (version) values (99)");
    assertThatThrownBy(() -> assertTakesRows("2"))
        .isInstanceOf(TablesException.class)
        .hasMessageContaining("newer edge-daemon")
        .hasMessageContaining("99");
  }

  private void assertTakesRows(String key) {
    RowImage image = thing(Integer.parseInt(key), "chair", null);
    assertThat(
            master(new JdbcMasterStore(tables))
                .upload("one", List.of(Changes.update(thing(key), image))))
        .singleElement()
        .isInstanceOf(Outcome.Accepted.class);
  }

  private Master master(JdbcMasterStore store) {
    return new Master(Map.of(THINGS, THING), store, tables, Duration.ofMinutes(15), () -> NOW);
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = server().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** A key that the database numbers. */
  String counted() {
    return "integer generated by default as identity primary key";
  }

  private JdbcTables planned(List<TablePlan> plans) {
    List<TableSpec> specs = plans.stream().map(TablePlan::spec).toList();
    return new JdbcTables(database(), specs, false, plans);
  }
}

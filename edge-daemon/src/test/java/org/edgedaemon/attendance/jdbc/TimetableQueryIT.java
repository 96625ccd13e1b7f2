package org.edgedaemon.attendance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.edgedaemon.attendance.TimetablePart;
import org.edgedaemon.attendance.csv.LineProblem;
import org.edgedaemon.attendance.csv.Reading;
import org.edgedaemon.attendance.csv.TimetableRows;
import org.edgedaemon.secret.Secret;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimetableQueryIT {
  private static final String URL = "jdbc:h2:mem:timetable";
  private static final String ALL =
      "select code || '-' || id as \"id\", code as \"unit\", title as \"unit_name\","
          + " lessons as \"lessons\", weekday as \"day\", starts as \"from\", ends as \"to\","
          + " room as \"room\", since as \"valid_from\" from load order by id";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private Connection office;

  @BeforeEach
  void open() throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(URL);
    source.setUser("reader");
    source.setPassword("geheim");
    office = source.getConnection();
    execute(
        "create table load (id int, code varchar, title varchar, lessons int, weekday varchar,"
            + " starts time, ends time, room varchar, since date)");
    execute(
        "insert into load values (1, 'CS101', 'Computing, \"I\"', 14, 'Monday', '08:00', '10:00',"
            + " 'LH1', date '2026-01-05'), (2, 'MA102', null, null, 'fri', '22:00:30', '01:00',"
            + " 'LH 2' || chr(10) || 'x', null)");
  }

  @AfterEach
  void close() throws SQLException {
    execute("shutdown");
    office.close();
  }

  @Test
  void theAnswerIsATimetable() throws TimetableQueryException {
    byte[] csv = query(ALL).fetch();

    assertThat(new String(csv, StandardCharsets.UTF_8))
        .isEqualTo(
            "\"id\",\"unit\",\"unit_name\",\"lessons\",\"day\",\"from\",\"to\",\"room\","
                + "\"valid_from\"\n"
                + "\"CS101-1\",\"CS101\",\"Computing, \"\"I\"\"\",\"14\",\"Monday\",\"08:00:00\","
                + "\"10:00:00\",\"LH1\",\"2026-01-05\"\n"
                + "\"MA102-2\",\"MA102\",\"\",\"\",\"fri\",\"22:00:30\",\"01:00:00\",\"LH 2 x\","
                + "\"\"\n");
    Reading<TimetablePart> reading = TimetableRows.ofCsv("office", csv);
    assertThat(((Reading.Good<TimetablePart>) reading).value().slots()).hasSize(2);
  }

  @Test
  void aRowThatIsNoSlotIsNamedByItsLine() throws SQLException, TimetableQueryException {
    execute("update load set weekday = 'Lundi' where id = 2");

    Reading<TimetablePart> reading = TimetableRows.ofCsv("office", query(ALL).fetch());
    assertThat(((Reading.Bad<TimetablePart>) reading).problems())
        .extracting(LineProblem::toString)
        .containsExactly("line 3: day: 'Lundi' is no day like monday");
  }

  @Test
  void nothingIsChangedThere() {
    assertThatThrownBy(() -> query("delete from load").fetch())
        .isInstanceOf(TimetableQueryException.class);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void failuresAreToldWithoutSecrets() {
    assertThatThrownBy(() -> query("select nothing from load").fetch())
        .isInstanceOf(TimetableQueryException.class)
        .hasMessageStartingWith("the timetable query failed: Column \"NOTHING\" not found")
        .hasMessageNotContaining("geheim");
    QueryConfig wrong = new QueryConfig(URL, "reader", new Secret("anders"), ALL, SECOND);
    assertThatThrownBy(() -> new TimetableQuery(wrong, System::nanoTime).fetch())
        .isInstanceOf(TimetableQueryException.class)
        .hasMessageContaining("Wrong user name or password")
        .hasMessageNotContaining("anders");
    assertThat(new QueryConfig(URL + ";PASSWORD=x1", null, null, ALL, SECOND).toString())
        .doesNotContain("x1");
  }

  @Test
  void noAnswerIsWaitedForForEver() {
    String endless = "select x from system_range(1, 1000000000000) where rand() < 0";
    assertThatThrownBy(() -> query(endless, SECOND).fetch())
        .isInstanceOf(TimetableQueryException.class);

    long[] now = {0};
    QueryConfig config = new QueryConfig(URL, "reader", new Secret("geheim"), ALL, SECOND);
    assertThatThrownBy(() -> new TimetableQuery(config, () -> now[0] += 600_000_000).fetch())
        .isInstanceOf(TimetableQueryException.class)
        .hasMessageContaining("took longer than 1 s");
  }

  @Test
  void tooMuchIsRefused() {
    assertThatThrownBy(() -> query("select x as \"id\" from system_range(1, 30000)").fetch())
        .isInstanceOf(TimetableQueryException.class)
        .hasMessageContaining("more than 20000 rows");
  }

  @Test
  void aServerThatSaysNothingIsLeft() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      for (String kind : List.of("mariadb", "postgresql")) {
        String url = "jdbc:" + kind + "://127.0.0.1:" + mute.getLocalPort() + "/office";
        QueryConfig config = new QueryConfig(url, "reader", new Secret("geheim"), ALL, SECOND);
        long start = System.nanoTime();
        assertThatThrownBy(() -> new TimetableQuery(config, System::nanoTime).fetch())
            .isInstanceOf(TimetableQueryException.class)
            .hasMessageNotContaining("geheim");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      }
    }
  }

  @Test
  void otherDatabasesAreNotSpokenTo() {
    assertThatThrownBy(() -> new QueryConfig("jdbc:oracle:thin:x", null, null, ALL, SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:mariadb:, jdbc:postgresql:");
  }

  private static TimetableQuery query(String sql) {
    return query(sql, Duration.ofSeconds(30));
  }

  private static TimetableQuery query(String sql, Duration deadline) {
    return new TimetableQuery(
        new QueryConfig(URL, "reader", new Secret("geheim"), sql, deadline), System::nanoTime);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = office.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count() {
    try (Statement statement = office.createStatement();
        var row = statement.executeQuery("select count(*) from load")) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}

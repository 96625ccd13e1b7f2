package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Two sides that edit and delete the same few rows, and somebody who settles their conflicts. Each
 * value is written once, so that it can be told what became of it: it is in the row, or somebody
 * replaced it who saw it, or it is in a conflict that was kept.
 */
final class Quarrel {
  static final String TABLE =
      "create table shared (id int primary key, a varchar(50), b varchar(50), updated_at timestamp(6))";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CONFLICTS = "/api/master-sync/conflicts";
  private static final int ROWS = 12;
  private static final int EDITS = 10;
  private static final int LEAST_CONFLICTS = 8;
  private static final int PAGE = 1_000;

  private final Set<String> written = new HashSet<>();
  private final Set<String> replaced = new HashSet<>();
  private int values;
  private int settled;

  void go(Connection office, Connection centre, Random random) throws SQLException {
    for (int i = 0; i < EDITS; i++) {
      edit(random.nextBoolean() ? office : centre, random);
    }
  }

  /**
   * The first open conflict of the quarrel; a master that is not there or has none is no fault.
   * Others are left alone: whoever settles one may choose an older value.
   */
  void settle(ForkedDaemon master, Random random) {
    try {
      for (JsonNode conflict : master.getJson(CONFLICTS + "?limit=" + PAGE).path("items")) {
        if (conflict.path("table").asText().equals("shared")) {
          String take = List.of("master", "slave", "result").get(random.nextInt(3));
          String path = CONFLICTS + "/" + conflict.path("id").asLong() + "/settle";
          String body = "{\"take\":\"" + take + "\"}";
          settled += master.post(path, body).statusCode() == 200 ? 1 : 0;
          return;
        }
      }
    } catch (IOException e) {
      // It was killed: the next round of the loop tries another one.
      assertThat(e).isNotNull();
    }
  }

  void check(Connection office, Connection centre, ForkedDaemon master, Random random)
      throws Exception {
    if (settled == 0) {
      // The master was never there when somebody wanted to.
      settle(master, random);
    }
    boolean same = Await.within(PATIENCE, () -> rows(office).equals(rows(centre)));
    assertThat(rows(office)).as("%s: %s", same, master.log()).isEqualTo(rows(centre));
    Set<String> accounted = new HashSet<>(replaced);
    rows(centre).values().forEach(accounted::addAll);
    int conflicts = 0;
    long after = 0;
    JsonNode page;
    do {
      String from = after == 0 ? "" : "&after=" + after;
      page = master.getJson(CONFLICTS + "?all=true&limit=" + PAGE + from).path("items");
      for (JsonNode conflict : page) {
        conflicts++;
        after = conflict.path("id").asLong();
        for (String image : List.of("master", "slave_row", "result")) {
          assertThat(conflict.has(image)).isTrue();
          conflict.path(image).forEach(value -> accounted.add(value.asText()));
        }
      }
    } while (page.size() == PAGE);
    Set<String> lost = new HashSet<>(written);
    lost.removeAll(accounted);
    assertThat(lost).as("edits that are nowhere").isEmpty();
    assertThat(conflicts).as("conflicts").isGreaterThan(LEAST_CONFLICTS);
    assertThat(settled).as("settled by hand").isPositive();
  }

  private void edit(Connection database, Random random) throws SQLException {
    int id = random.nextInt(ROWS);
    Set<String> fresh = new HashSet<>();
    database.setAutoCommit(false);
    try {
      List<String> gone = change(database, id, random, fresh);
      database.commit();
      written.addAll(fresh);
      replaced.addAll(gone);
    } catch (SQLIntegrityConstraintViolationException e) {
      // The daemon has just brought the row: whoever inserted it is told so.
      database.rollback();
    } finally {
      database.setAutoCommit(true);
    }
  }

  /** Gives the values that are no more, which somebody saw before. */
  private List<String> change(Connection database, int id, Random random, Set<String> fresh)
      throws SQLException {
    List<String> seen = locked(database, id);
    if (seen.isEmpty()) {
      String insert = "insert into shared (a, b, updated_at, id) values (?, ?, %s, ?)";
      change(database, insert, id, List.of(fresh(fresh), fresh(fresh)));
      return seen;
    }
    if (random.nextInt(5) == 0) {
      change(database, "delete from shared where id = ?", id, List.of());
      return seen;
    }
    boolean both = random.nextInt(3) == 0;
    boolean first = both || random.nextBoolean();
    boolean second = both || !first;
    List<String> values = both ? List.of(fresh(fresh), fresh(fresh)) : List.of(fresh(fresh));
    change(database, sql(first, second), id, values);
    return seen.subList(first ? 0 : 1, second ? 2 : 1);
  }

  private static String sql(boolean first, boolean second) {
    return "update shared set "
        + (first ? "a = ?, " : "")
        + (second ? "b = ?, " : "")
        + "updated_at = %s where id = ?";
  }

  private static void change(Connection database, String sql, int id, List<String> values)
      throws SQLException {
    String text = sql.formatted("current_timestamp at time zone 'UTC'");
    try (PreparedStatement statement = database.prepareStatement(text)) {
      int at = 1;
      for (String value : values) {
        statement.setString(at++, value);
      }
      statement.setInt(at, id);
      statement.executeUpdate();
    }
  }

  private String fresh(Set<String> fresh) {
    String value = "q" + ++values;
    fresh.add(value);
    return value;
  }

  /** What somebody sees who is about to change the row; nobody changes it meanwhile. */
  private static List<String> locked(Connection database, int id) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery("select a, b from shared where id = " + id + " for update")) {
      return row.next() ? List.of(row.getString(1), row.getString(2)) : List.of();
    }
  }

  private static Map<Integer, List<String>> rows(Connection database) throws SQLException {
    Map<Integer, List<String>> rows = new TreeMap<>();
    try (Statement statement = database.createStatement();
        ResultSet all = statement.executeQuery("select id, a, b from shared")) {
      while (all.next()) {
        rows.put(all.getInt(1), new ArrayList<>(List.of(all.getString(2), all.getString(3))));
      }
    }
    return rows;
  }
}

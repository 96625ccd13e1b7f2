package org.edgedaemon.dataset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.jdbc.SqlDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTemplateTest {
  private static final LocalDateTime SINCE = LocalDateTime.of(2026, 3, 1, 8, 0);
  private static final List<RecordId> IDS = List.of(RecordId.of(4), new RecordId("x"));

  @ParameterizedTest
  @EnumSource(SqlDriver.class)
  void parametersBecomeQuestionMarks(SqlDriver driver) {
    BoundQuery query =
        bound("select * from t where id in (:ids) and a >= :since", driver, SINCE, IDS);
    assertThat(query.sql()).isEqualTo("select * from t where id in (?, ?) and a >= ?");
    assertThat(query.values()).containsExactly(4L, "x", SINCE);
  }

  @ParameterizedTest
  @EnumSource(SqlDriver.class)
  void questionsForNullAreAnswered(SqlDriver driver) {
    String sql = "(:since IS  null or a >= :since) and (:ids is not null or :ids is nullable)";
    assertThat(bound(sql, driver, SINCE, IDS).sql())
        .isEqualTo("(1 = 0 or a >= ?) and (1 = 1 or ?, ? is nullable)");
    assertThat(bound(sql, driver, null, List.of()).sql())
        .isEqualTo("(1 = 1 or a >= null) and (1 = 0 or null is nullable)");
  }

  @ParameterizedTest
  @EnumSource(SqlDriver.class)
  void textsNamesAndCommentsAreLeftAlone(SqlDriver driver) {
    String sql =
        "select ':since', 'it''s :ids', \":x\"\":y\", a::int, b[a:since] -- :x\n, /* :y */ c";
    BoundQuery query = bound(sql + " ; \n", driver, SINCE, IDS);
    assertThat(query.sql()).isEqualTo(sql);
    assertThat(query.values()).isEmpty();
  }

  @Test
  void databasesDiffer() {
    assertThat(values("'\\' :since '", SqlDriver.MARIADB)).isZero();
    assertThat(values("'\\' , :since", SqlDriver.POSTGRESQL)).isEqualTo(1);
    assertThat(values("e'\\' :since'", SqlDriver.POSTGRESQL)).isZero();
    assertThat(values("# :since \n + :since", SqlDriver.MARIADB)).isEqualTo(1);
    assertThat(values("a #> :since", SqlDriver.POSTGRESQL)).isEqualTo(1);
    assertThat(values("5--:since", SqlDriver.MARIADB)).isEqualTo(1);
    assertThat(values("5--:since", SqlDriver.H2)).isZero();
    assertThat(values("$a$ :since $b$ $a$", SqlDriver.POSTGRESQL)).isZero();
    assertThat(values("a$b$ = :since and c$b$", SqlDriver.MARIADB)).isEqualTo(1);
    assertThat(values("/* /* */ :since", SqlDriver.MARIADB)).isEqualTo(1);
    assertThat(values("/* /* */ :since */ 1", SqlDriver.POSTGRESQL)).isZero();
    assertThat(values("`:since` = :since", SqlDriver.MARIADB)).isEqualTo(1);
    assertThat(bound("a ? 'k?'", SqlDriver.POSTGRESQL, null, IDS).sql()).isEqualTo("a ?? 'k?'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"select 'a", "select \"a", "/* a", "select :sinc", "$x$ a"})
  void whatCannotBeReadIsRefused(String sql) {
    assertThatThrownBy(() -> SqlTemplate.of(sql, SqlDriver.POSTGRESQL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the query has ");
  }

  @Test
  void aQueryOfAllMustBePossible() {
    JdbcQueries lonely =
        new JdbcQueries(null, "select id from t where id in (:ids)", "id", new RowVersion.None());
    assertThatThrownBy(() -> lonely.requireGood(SqlDriver.H2))
        .hasMessageContaining("add a query of all ids");
    assertThatThrownBy(
            () -> new JdbcQueries("select id from t", "select *", "id", new RowVersion.Hash()))
        .hasMessageContaining("leave the query of ids out");
  }

  private static int values(String sql, SqlDriver driver) {
    return bound(sql, driver, SINCE, IDS).values().size();
  }

  private static BoundQuery bound(
      String sql, SqlDriver driver, LocalDateTime since, List<RecordId> ids) {
    return new BoundQuery.Builder(since, ids, true).query(SqlTemplate.of(sql, driver)).build();
  }
}

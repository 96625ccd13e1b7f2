package org.edgedaemon.replica.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a column may hold where a row says nothing of it. */
class ColumnPlanTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "INTEGER | 0 | 0 | -2147483648 | -2147483648",
        "BIGINT | 0 | 0 | 9223372036854775807 | 9223372036854775807",
        "DECIMAL | 5 | 2 | 123.450 | 123.450",
        "DECIMAL | 2 | 0 | 0 | 0",
        "DOUBLE | 0 | 0 | 1234.5 | 1234.5",
        "BOOLEAN | 0 | 0 | false | false",
        "TEXT | 5 | 0 | it's | 'it''s'",
        "TEXT | 5 | 0 | \"\" | ''",
      })
  void fits(ColumnType type, int length, int scale, String preset, String sql) {
    assertThat(column(type, length, scale).withPreset(preset).presetSql())
        .isEqualTo(" default " + sql);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 0, 0, 2147483648",
    "INTEGER, 0, 0, 1.5",
    "INTEGER, 0, 0, 0); drop table x",
    "BIGINT, 0, 0, 9223372036854775808",
    "DECIMAL, 5, 2, 1234",
    "DECIMAL, 5, 2, 0.001",
    "DECIMAL, 5, 2, 1e2",
    "DOUBLE, 0, 0, NaN",
    "BOOLEAN, 0, 0, yes",
    "TEXT, 5, 0, longer",
    "TEXT, 5, 0, a\\b",
    "TEXT, 0, 0, any",
    "TIMESTAMP, 0, 0, now()",
  })
  void doesNotFit(ColumnType type, int length, int scale, String preset) {
    ColumnPlan column = column(type, length, scale);
    assertThat(column.presetSql()).isEmpty();
    assertThatThrownBy(() -> column.withPreset(preset))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ColumnPlan column(ColumnType type, int length, int scale) {
    return new ColumnPlan("c", type, length, scale, false);
  }
}

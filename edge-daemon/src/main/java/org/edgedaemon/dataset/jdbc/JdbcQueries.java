package org.edgedaemon.dataset.jdbc;

import org.edgedaemon.jdbc.SqlDriver;
import org.jspecify.annotations.Nullable;

/**
 * What to ask for one dataset. In both queries {@code :since} stands for the beginning of the
 * window and {@code :ids} for a list of ids; {@code :since is null} and {@code :ids is null} hold
 * when there is no window and when all ids are wanted.
 *
 * @param ids answers the id in its first column and, where there is a version, the version in its
 *     second. Null when {@code sql} does for it: then it is asked for all, and only these columns
 *     are read of it
 * @param sql answers whole records. Without {@code :ids} in it, it is asked as a table of which the
 *     wanted ids are selected
 * @param idColumn label of the id in {@code sql}
 */
public record JdbcQueries(@Nullable String ids, String sql, String idColumn, RowVersion version) {
  public JdbcQueries {
    if (sql.isBlank() || (ids != null && ids.isBlank())) {
      throw new IllegalArgumentException("the query is empty");
    }
    if (idColumn.isBlank()) {
      throw new IllegalArgumentException("the id's column has no name");
    }
    if (ids != null && version instanceof RowVersion.Hash) {
      throw new IllegalArgumentException(
          "a hash of the row as version needs the rows: leave the query of ids out");
    }
  }

  /**
   * Looks for what can be seen without asking: unknown parameters, texts and comments without end,
   * a query that cannot be asked for all.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  public void requireGood(SqlDriver driver) {
    SqlTemplate records = SqlTemplate.of(sql, driver);
    SqlTemplate list = ids == null ? records : SqlTemplate.of(ids, driver);
    if (list.takesIds() && !list.asksWhetherAll()) {
      throw new IllegalArgumentException(
          ids == null
              ? "add a query of all ids, or leave :ids out, or say (:ids is null or id in (:ids))"
              : "the query of all ids cannot take :ids");
    }
  }
}

package org.edgedaemon.dataset.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import org.edgedaemon.dataset.SourceException;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a query are called and hold, as the database says.
 *
 * @param id the id's column, quoted
 * @param numbers whether the ids are numbers
 * @param version the version's column, quoted; null when there is none
 */
record Shape(String id, boolean numbers, @Nullable String version) {
  /** Asks for no row. */
  static Shape of(Session session, SqlTemplate sql, JdbcQueries queries) throws SQLException {
    BoundQuery query =
        new BoundQuery.Builder(null, List.of(), false)
            .text("select * from ")
            .table(sql)
            .text(" where 1 = 0")
            .build();
    Shape[] found = new Shape[1];
    session.each(
        query,
        1,
        columns -> {
          found[0] = of(session, columns, queries);
          return row -> {};
        });
    return found[0];
  }

  private static Shape of(Session session, ResultSetMetaData columns, JdbcQueries queries)
      throws SQLException {
    int id = find(columns, queries.idColumn());
    String version =
        queries.version() instanceof RowVersion.Column column
            ? session.quoted(columns.getColumnLabel(find(columns, column.label())))
            : null;
    return new Shape(
        session.quoted(columns.getColumnLabel(id)), IdCell.of(columns, id).number(), version);
  }

  /** One that is written otherwise in capitals will do, if no other is meant. */
  private static int find(ResultSetMetaData columns, String wanted) throws SQLException {
    int similar = 0;
    StringBuilder labels = new StringBuilder();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String label = columns.getColumnLabel(i);
      if (label.equals(wanted)) {
        return i;
      }
      if (label.equalsIgnoreCase(wanted)) {
        similar = i;
      }
      labels.append(i == 1 ? "" : ", ").append(label);
    }
    if (similar == 0) {
      throw new SourceException("the query has no column '" + wanted + "', it has " + labels);
    }
    return similar;
  }
}

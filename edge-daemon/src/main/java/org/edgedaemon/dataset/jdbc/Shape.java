package org.edgedaemon.dataset.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
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
  /**
   * Asks for no row.
   *
   * @param members further columns that there have to be
   * @throws SourceException when one is missing that the dataset needs
   */
  static Shape of(Session session, SqlTemplate sql, JdbcQueries queries, Set<String> members)
      throws SQLException {
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
          found[0] = of(session, columns, queries, members);
          return row -> {};
        });
    return found[0];
  }

  private static Shape of(
      Session session, ResultSetMetaData columns, JdbcQueries queries, Set<String> members)
      throws SQLException {
    Labels labels = Labels.of(columns);
    int id = labels.find(queries.idColumn());
    String version =
        queries.version() instanceof RowVersion.Column column
            ? session.quoted(labels.get(labels.find(column.label())))
            : null;
    members.forEach(labels::find);
    return new Shape(session.quoted(labels.get(id)), IdCell.of(columns, id).number(), version);
  }
}

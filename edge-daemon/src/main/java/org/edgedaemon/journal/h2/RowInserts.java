package org.edgedaemon.journal.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Inserts rows into one table, many with one statement: what a statement costs beside its rows is
 * then paid once for all of them. Immutable.
 */
public final class RowInserts<T> {
  private static final int CHUNK = 50;

  private final int columns;
  private final Binding<T> binding;
  private final String one;
  private final String many;

  /** Sets the parameters of one row. */
  @FunctionalInterface
  public interface Binding<T> {
    void bind(PreparedStatement insert, int first, T row) throws SQLException;
  }

  /**
   * @param into table and columns, as they follow {@code insert into}
   * @param columns how many there are
   * @param ending what follows the values, or nothing
   */
  public RowInserts(String into, int columns, String ending, Binding<T> binding) {
    this.columns = columns;
    this.binding = binding;
    String row = "(?" + ", ?".repeat(columns - 1) + ")";
    String head = "insert into " + into + " values " + row;
    this.one = head + ending;
    this.many = head + (", " + row).repeat(CHUNK - 1) + ending;
  }

  /** Returns how many were added: fewer when the ending lets some be refused. */
  public int insert(Connection connection, List<T> rows) throws SQLException {
    int chunks = rows.size() / CHUNK * CHUNK;
    int added = insert(connection, many, CHUNK, rows.subList(0, chunks));
    return added + insert(connection, one, 1, rows.subList(chunks, rows.size()));
  }

  private int insert(Connection connection, String sql, int atOnce, List<T> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return 0;
    }
    int added = 0;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int from = 0; from < rows.size(); from += atOnce) {
        for (int i = 0; i < atOnce; i++) {
          binding.bind(insert, 1 + i * columns, rows.get(from + i));
        }
        added += insert.executeUpdate();
      }
    }
    return added;
  }
}

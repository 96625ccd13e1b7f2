package org.edgedaemon.dataset.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Set;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.SourceException;
import org.jspecify.annotations.Nullable;

/**
 * Reads ids from a column.
 *
 * @param column its number, from 1
 * @param number whether it holds numbers
 */
record IdCell(int column, boolean number) {
  private static final Set<Integer> WHOLE =
      Set.of(Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT);
  private static final Set<Integer> OTHER_NUMBERS =
      Set.of(Types.NUMERIC, Types.DECIMAL, Types.REAL, Types.FLOAT, Types.DOUBLE);
  private static final Set<Integer> OCTETS =
      Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

  static IdCell of(ResultSetMetaData columns, int column) throws SQLException {
    int type = columns.getColumnType(column);
    boolean uuid = "uuid".equalsIgnoreCase(columns.getColumnTypeName(column));
    if (OCTETS.contains(type) && !uuid) {
      throw new SourceException(
          "the column '"
              + columns.getColumnLabel(column)
              + "' holds octets, which is no id: select a text of it, as hex("
              + columns.getColumnLabel(column)
              + ")");
    }
    return new IdCell(column, WHOLE.contains(type) || OTHER_NUMBERS.contains(type));
  }

  /** Null when what stands there is no id. */
  @Nullable RecordId read(ResultSet row) throws SQLException {
    String text = row.getString(column);
    if (text == null) {
      return null;
    }
    try {
      return new RecordId(number ? plain(text) : text.stripTrailing());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** A decimal 4.00 and a 0004 filled with zeros are 4. */
  private static String plain(String number) {
    char first = number.charAt(0);
    if (first > '0' && first <= '9' && number.indexOf('.') < 0 && number.indexOf('E') < 0) {
      return number;
    }
    BigDecimal value = new BigDecimal(number);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}

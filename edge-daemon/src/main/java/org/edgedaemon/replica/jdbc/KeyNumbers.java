package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;

/**
 * Finds keys that a database numbers by itself, one after the other: two places would give the same
 * number to different rows. With a step of its own, as many as there are places, it is the
 * administrator's word that the places take turns.
 */
record KeyNumbers(Connection connection, SqlDriver driver, Shapes shapes) {
  /** What people should do, for each such key. */
  List<String> warnings(Iterable<TableSpec> specs) throws SQLException {
    List<String> warnings = new ArrayList<>();
    for (TableSpec spec : specs) {
      Optional<String> table = shapes.findName(connection, spec.name());
      if (table.isPresent() && step(table.get(), spec.key()) == 1) {
        warnings.add(warning(spec));
      }
    }
    return warnings;
  }

  /** 0 when it does not number the key. */
  private long step(String table, String key) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(question())) {
      select.setString(1, table);
      select.setString(2, key.toLowerCase(Locale.ROOT));
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private String question() {
    return switch (driver) {
      case MARIADB ->
          "select @@auto_increment_increment from information_schema.columns where table_schema ="
              + " database() and table_name = ? and lower(column_name) = ?"
              + " and extra like '%auto_increment%'";
      case POSTGRESQL ->
          "select s.seqincrement from information_schema.columns c join pg_sequence s on s.seqrelid"
              + " = pg_get_serial_sequence(quote_ident(c.table_schema) || '.' ||"
              + " quote_ident(c.table_name), c.column_name)::regclass where c.table_schema ="
              + " current_schema() and c.table_name = ? and lower(c.column_name) = ?";
      case H2 ->
          "select cast(identity_increment as bigint) from information_schema.columns where"
              + " table_schema = current_schema() and table_name = ? and lower(column_name) = ?"
              + " and is_identity = 'YES'";
    };
  }

  private String warning(TableSpec spec) {
    return "table "
        + spec.name()
        + ": the database numbers the key "
        + spec.key()
        + " by itself, 1, 2, 3: other places would give the same number to other rows, which then"
        + " are conflicts of one row. Let each place count in steps, as many as there are places,"
        + " from a beginning of its own ("
        + remedy(spec.name(), spec.key())
        + "), or take UUIDs as keys";
  }

  private String remedy(TableName table, String key) {
    return switch (driver) {
      case MARIADB ->
          "in the server's configuration, of ten places the third: auto_increment_increment = 10,"
              + " auto_increment_offset = 3";
      case POSTGRESQL ->
          "of ten places the third: alter sequence … increment by 10 restart with a number that"
              + " ends in 3; its name: select pg_get_serial_sequence('"
              + table
              + "', '"
              + key
              + "')";
      case H2 ->
          "of ten places the third: alter table "
              + table
              + " alter column "
              + key
              + " set increment by 10 restart with a number that ends in 3";
    };
  }
}

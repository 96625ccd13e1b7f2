package org.edgedaemon.journal.h2;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import org.edgedaemon.journal.JournalException;
import org.h2.api.ErrorCode;

/**
 * Numbered steps, {@code schema/001.sql} and on, each applied once. A step can be run again after a
 * crash in its middle: H2 commits each definition by itself.
 */
final class SchemaSteps {
  static final int LATEST = 7;

  private static final Set<Integer> NO_TABLE =
      Set.of(
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1);

  private SchemaSteps() {}

  /** The version a database has; 0 when it is none of ours. */
  static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet version =
            statement.executeQuery("select coalesce(max(version), 0) from schema_version")) {
      version.next();
      return version.getInt(1);
    } catch (SQLException e) {
      if (NO_TABLE.contains(e.getErrorCode())) {
        return 0;
      }
      throw e;
    }
  }

  /** Brings a database up to {@code target}. Refuses a newer one. */
  static void upgrade(Connection connection, int target) throws SQLException {
    int version = version(connection);
    if (version > target) {
      throw new NewerSchemaException(version, target);
    }
    if (version == target) {
      return;
    }
    execute(connection, "create table if not exists schema_version (version int primary key)");
    for (int step = version + 1; step <= target; step++) {
      apply(connection, step);
    }
    execute(connection, "checkpoint sync");
  }

  private static void apply(Connection connection, int step) throws SQLException {
    for (String sql : read(step).split(";\\s*\n", -1)) {
      if (!sql.isBlank()) {
        execute(connection, sql);
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into schema_version (version) values (?)")) {
      insert.setInt(1, step);
      insert.executeUpdate();
    }
  }

  private static String read(int step) {
    String name = String.format(Locale.ROOT, "schema/%03d.sql", step);
    try (InputStream in = SchemaSteps.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new JournalException("the installation lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new JournalException("cannot read " + name, e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

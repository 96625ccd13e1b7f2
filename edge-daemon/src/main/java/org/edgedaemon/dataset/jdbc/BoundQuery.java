package org.edgedaemon.dataset.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.jdbc.SqlDriver;
import org.jspecify.annotations.Nullable;

/** A query as JDBC takes it, and the values of its question marks. */
record BoundQuery(String sql, List<Object> values) {
  BoundQuery {
    values = List.copyOf(values);
  }

  /** Sets the values. */
  void bind(PreparedStatement statement, SqlDriver driver) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof String && driver == SqlDriver.POSTGRESQL) {
        // Of no type, so that the server takes it for what it is compared with.
        statement.setObject(i + 1, value, Types.OTHER);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  /** Puts one together. */
  static final class Builder {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private final @Nullable LocalDateTime since;
    private final List<RecordId> ids;
    private final boolean numbers;

    /**
     * @param since in the session's zone; null when there is no window
     * @param ids empty for all
     * @param numbers whether the ids are numbers in the database: MariaDB compares a text with a
     *     number as floating point numbers, and past every index
     */
    Builder(@Nullable LocalDateTime since, List<RecordId> ids, boolean numbers) {
      this.since = since;
      this.ids = ids;
      this.numbers = numbers;
    }

    boolean hasSince() {
      return since != null;
    }

    boolean hasIds() {
      return !ids.isEmpty();
    }

    Builder text(String text) {
      sql.append(text);
      return this;
    }

    /** The query of a template. */
    Builder query(SqlTemplate template) {
      template.addTo(this);
      return this;
    }

    /** The query of a template as a table called {@code t}; its last line may be a comment. */
    Builder table(SqlTemplate template) {
      text("(\n");
      template.addTo(this);
      return text("\n) t");
    }

    void condition(boolean holds) {
      text(holds ? "1 = 1" : "1 = 0");
    }

    void since() {
      if (since == null) {
        text("null");
      } else {
        value(since);
      }
    }

    Builder ids() {
      if (ids.isEmpty()) {
        text("null");
      }
      for (int i = 0; i < ids.size(); i++) {
        text(i == 0 ? "" : ", ");
        value(value(ids.get(i)));
      }
      return this;
    }

    BoundQuery build() {
      return new BoundQuery(sql.toString(), values);
    }

    private void value(Object value) {
      text("?");
      values.add(value);
    }

    private Object value(RecordId id) {
      return numbers && id.number().isPresent() ? id.number().getAsLong() : id.text();
    }
  }
}

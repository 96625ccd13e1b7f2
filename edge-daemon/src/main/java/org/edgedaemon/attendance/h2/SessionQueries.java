package org.edgedaemon.attendance.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.edgedaemon.attendance.Session;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.attendance.report.SessionFilter;
import org.edgedaemon.attendance.report.SessionReport;
import org.edgedaemon.journal.h2.EntryColumns;
import org.jspecify.annotations.Nullable;

/** Sessions with how many attended. */
final class SessionQueries {
  static final String COLUMNS = "a.session, a.unit, a.starts_at, a.starts_offset";

  private static final String SESSIONS =
      "select "
          + COLUMNS
          + ", (select count(*) from mark m where m.session = a.session) from attended_session a";

  private SessionQueries() {}

  static List<SessionReport> run(Connection connection, SessionFilter filter) throws SQLException {
    Select select =
        new Select(SESSIONS)
            .andIf("a.unit = ?", filter.unit() == null ? null : filter.unit().value())
            .andIf("a.session = ?", filter.session())
            .andIf("a.starts_at >= ?", micros(filter.from()))
            .andIf("a.starts_at < ?", micros(filter.to()));
    Session after = filter.after();
    if (after != null) {
      long start = EntryColumns.micros(after.startsAt().toInstant());
      select
          .and("a.starts_at >= ?", start)
          .and("(a.starts_at > ? or a.session > ?)", start, after.id());
    }
    return select
        .order("a.starts_at, a.session", filter.limit())
        .read(connection, row -> new SessionReport(session(row, 1), row.getInt(5)));
  }

  static Session session(ResultSet row, int first) throws SQLException {
    return new Session(
        row.getString(first),
        new UnitCode(row.getString(first + 1)),
        time(row.getLong(first + 2), row.getInt(first + 3)));
  }

  static OffsetDateTime time(long micros, int offsetSeconds) {
    return EntryColumns.ofMicros(micros).atOffset(ZoneOffset.ofTotalSeconds(offsetSeconds));
  }

  static @Nullable Long micros(@Nullable Instant time) {
    return time == null ? null : EntryColumns.micros(time);
  }
}

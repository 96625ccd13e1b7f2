package org.edgedaemon.config;

import java.time.Duration;
import java.util.regex.Pattern;
import org.edgedaemon.attendance.jdbc.QueryConfig;
import org.edgedaemon.config.AttendanceSettings.TimetableQuery;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** {@code timetable_query:}, a database that knows the timetable. */
final class TimetableQueryBinder {
  static final Duration DEFAULT_EVERY = Duration.ofHours(1);

  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(7);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);
  private static final int LONGEST_SQL = 8_000;
  private static final Pattern SECRET = Pattern.compile("(?i).*(password|pwd|//[^/?]*@).*");

  private TimetableQueryBinder() {}

  /** Null when there is none, or when something is bad, which then is noted. */
  static @Nullable TimetableQuery bind(Section attendance) {
    if (!attendance.has("timetable_query")) {
      return null;
    }
    Section section = attendance.section("timetable_query");
    String url = section.required("url", TimetableQueryBinder::url);
    String username = section.optional("username", Texts.name(128));
    Secret password = Secrets.read(section, "password");
    String sql = section.required("sql", TimetableQueryBinder::sql);
    Duration deadline =
        section.or("timeout", Quantities.duration(SECOND, LONGEST_WAIT), DEFAULT_DEADLINE);
    Duration every = section.or("every", Quantities.duration(LEAST, MOST), DEFAULT_EVERY);
    section.refuseOthers();
    if (url == null || sql == null) {
      return null;
    }
    try {
      return new TimetableQuery(new QueryConfig(url, username, password, sql, deadline), every);
    } catch (IllegalArgumentException e) {
      section.problem("url", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static Parsed<String> url(String text) {
    if (SECRET.matcher(text).matches()) {
      return new Parsed.Bad<>(
          "the URL must not hold a user or password: use username and password_file", false);
    }
    return text.startsWith("jdbc:") && text.length() <= 1_000
        ? Parsed.good(text)
        : Parsed.bad("is not a JDBC URL such as jdbc:mariadb://db.example/school");
  }

  private static Parsed<String> sql(String text) {
    return text.isBlank() || text.length() > LONGEST_SQL
        ? new Parsed.Bad<>("must be 1 to " + LONGEST_SQL + " characters of SQL", false)
        : Parsed.good(text);
  }
}

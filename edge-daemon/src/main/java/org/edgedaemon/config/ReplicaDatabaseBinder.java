package org.edgedaemon.config;

import java.time.Duration;
import java.time.ZoneId;
import org.edgedaemon.replica.jdbc.ReplicaDatabase;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** {@code database:} of a master or slave, and {@code capture:} beside it. */
final class ReplicaDatabaseBinder {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MOST_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration MOST_OVERLAP = Duration.ofHours(24);
  private static final int MAX_URL = 1_000;

  private ReplicaDatabaseBinder() {}

  /** Null when it is missing or bad, which then is noted. */
  static @Nullable ReplicaDatabase bind(Section parent) {
    if (!parent.has("database")) {
      parent.problem("database", "is missing: say where the tables are");
      return null;
    }
    Section section = parent.section("database");
    // What is wrong with the URL may be the password in it.
    String url = section.required("url", ReplicaDatabaseBinder::url);
    String username = section.optional("username", Texts.name(128));
    Secret password = Secrets.read(section, "password");
    ZoneId zone = section.<ZoneId>or("time_zone", Texts::zone, section.around().zone());
    Duration timeout =
        section.or(
            "timeout",
            Quantities.duration(SECOND, MOST_TIMEOUT),
            OfficeDatabaseBinder.DEFAULT_TIMEOUT);
    Duration overlap =
        section.or("overlap", Quantities.duration(SECOND, MOST_OVERLAP), ReplicaDatabase.OVERLAP);
    section.refuseOthers();
    if (url == null) {
      return null;
    }
    try {
      return new ReplicaDatabase(url, username, password, zone, timeout, overlap);
    } catch (IllegalArgumentException e) {
      section.problem("url", String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** Whether triggers tell of changes. */
  static boolean triggers(Section section) {
    return section.or(
        "capture",
        text ->
            switch (text) {
              case "updated_at" -> Parsed.good(false);
              case "triggers" -> Parsed.good(true);
              default -> Parsed.bad("is neither updated_at nor triggers");
            },
        false);
  }

  private static Parsed<String> url(String text) {
    return text.startsWith("jdbc:") && text.length() <= MAX_URL
        ? Parsed.good(text)
        : new Parsed.Bad<>("is not a JDBC URL such as jdbc:mariadb://db.example/office", false);
  }
}

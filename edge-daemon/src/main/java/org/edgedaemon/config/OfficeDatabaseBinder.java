package org.edgedaemon.config;

import java.time.Duration;
import java.time.ZoneId;
import org.edgedaemon.dataset.jdbc.OfficeConfig;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** {@code database:}, an office's. */
final class OfficeDatabaseBinder {
  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  static final Duration DEFAULT_LONGEST = Duration.ofMinutes(10);

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MOST_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration MOST_LONGEST = Duration.ofHours(24);
  private static final int MAX_URL = 1_000;

  private OfficeDatabaseBinder() {}

  /**
   * Null when there is none, or when something is bad, which then is noted.
   *
   * @param zone when the section names none
   */
  static @Nullable OfficeConfig bindIfThere(Section parent, ZoneId zone) {
    if (!parent.has("database")) {
      return null;
    }
    Section section = parent.section("database");
    // What is wrong with the URL may be the password in it.
    String url = section.required("url", OfficeDatabaseBinder::url);
    String username = section.optional("username", Texts.name(128));
    Secret password = Secrets.read(section, "password");
    ZoneId own = section.<ZoneId>or("time_zone", Texts::zone, zone);
    Duration timeout =
        section.or("timeout", Quantities.duration(SECOND, MOST_TIMEOUT), DEFAULT_TIMEOUT);
    Duration longest =
        section.or("longest", Quantities.duration(SECOND, MOST_LONGEST), DEFAULT_LONGEST);
    section.refuseOthers();
    if (url == null) {
      return null;
    }
    try {
      return new OfficeConfig(url, username, password, own, timeout, longest);
    } catch (IllegalArgumentException e) {
      section.problem("url", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static Parsed<String> url(String text) {
    return text.startsWith("jdbc:") && text.length() <= MAX_URL
        ? Parsed.good(text)
        : new Parsed.Bad<>("is not a JDBC URL such as jdbc:mariadb://db.example/office", false);
  }
}

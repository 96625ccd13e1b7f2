package org.edgedaemon.device.hikvision.terminal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text form of a {@link GateRecord}: ASCII lines, each ended by LF; a time or number that is
 * not known has no line. The last line tells that the file is whole.
 *
 * <pre>
 * edge-daemon logins 1
 * credentials=30000:SALT:HASH
 * state=SUSPECT
 * since=2026-07-06T08:30:55Z
 * until=2026-07-06T09:01:55Z
 * tries_left=3
 * end
 * </pre>
 */
final class GateFile {
  private static final String FIRST = "edge-daemon logins 1";
  private static final String LAST = "end";

  private GateFile() {}

  static String write(GateRecord gate) {
    StringBuilder text = new StringBuilder(FIRST).append('\n');
    line(text, "credentials", gate.credentials());
    line(text, "state", gate.state());
    line(text, "since", gate.since());
    line(text, "until", gate.until());
    line(text, "tries_left", gate.triesLeft());
    return text.append(LAST).append('\n').toString();
  }

  /** Empty for a text that is not a whole record. */
  static Optional<GateRecord> read(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 3 || !lines[0].equals(FIRST) || !lines[lines.length - 2].equals(LAST)) {
      return Optional.empty();
    }
    Map<String, String> fields = new HashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        fields.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    try {
      String triesLeft = fields.get("tries_left");
      return Optional.of(
          new GateRecord(
              fields.getOrDefault("credentials", ""),
              GateState.valueOf(fields.getOrDefault("state", "")),
              time(fields.get("since")),
              time(fields.get("until")),
              triesLeft == null ? null : Integer.valueOf(triesLeft)));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void line(StringBuilder text, String name, @Nullable Object value) {
    if (value != null) {
      text.append(name).append('=').append(value).append('\n');
    }
  }

  private static @Nullable Instant time(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }
}

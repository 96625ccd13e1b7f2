package org.edgedaemon.attendance;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The students that somebody has imported. Immutable. */
public final class Roster {
  private final List<RosterLine> lines;
  private final Map<String, RosterLine> byUser = new HashMap<>();

  /**
   * @param lines each with a student and a user of its own
   */
  public Roster(Collection<RosterLine> lines) {
    this.lines = List.copyOf(lines);
    for (RosterLine line : lines) {
      if (byUser.putIfAbsent(userKey(line.user()), line) != null) {
        throw new IllegalArgumentException("a user of devices is two students of the roster");
      }
    }
  }

  public static Roster empty() {
    return new Roster(List.of());
  }

  public List<RosterLine> lines() {
    return lines;
  }

  /** The student whom devices know by this id. */
  public Optional<Student> studentOf(String userId) {
    return Optional.ofNullable(byUser.get(userKey(userId))).map(RosterLine::student);
  }

  /** What users of devices are told apart by; their case does not count. */
  public static String userKey(String userId) {
    return Words.strip(userId).toUpperCase(Locale.ROOT);
  }
}

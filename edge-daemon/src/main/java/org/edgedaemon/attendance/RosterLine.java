package org.edgedaemon.attendance;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a roster says of a student.
 *
 * @param userId that devices know the student by; null when it is the admission number
 * @param units that the student is enrolled in, as far as the roster says
 */
public record RosterLine(Student student, @Nullable String userId, Set<UnitCode> units) {
  public static final int MAX_USER_ID = 64;

  public RosterLine {
    userId = Words.optional("user id", userId, MAX_USER_ID);
    units = Set.copyOf(units);
  }

  /** What devices know the student by. */
  public String user() {
    return userId == null ? student.admission().value() : userId;
  }

  public Enrolled enrolled() {
    TreeSet<String> codes = new TreeSet<>();
    units.forEach(unit -> codes.add(unit.value()));
    return new Enrolled(student, codes);
  }
}

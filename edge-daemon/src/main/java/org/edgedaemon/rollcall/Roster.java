package org.edgedaemon.rollcall;

import java.util.Optional;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.punch.UserPin;

/** Who the users of devices are, as imported. Must not block. */
@FunctionalInterface
public interface Roster {
  /** Nobody was imported: a user's id is the admission number. */
  Roster EMPTY = user -> Optional.empty();

  /** The student whom devices know by this id. */
  Optional<Student> studentOf(UserPin user);
}

package org.edgedaemon.admin;

/** Looking at attendance; possible with the daemon running or stopped. */
public interface AttendanceQueries {
  int MAX_LIMIT = 1_000;

  /** By admission number. */
  CursorPage<StudentView> students(AttendanceFilter filter);

  /** Those that somebody attended, by start. */
  CursorPage<SessionView> sessions(AttendanceFilter filter);

  /** In the order they were stored, each with what came of it at the destinations. */
  CursorPage<MarkView> marks(AttendanceFilter filter);
}

package org.edgedaemon.attendance.report;

import java.util.Collection;
import java.util.List;

/** Attendance as stored, for people. Methods block; failures are {@link ReportException}s. */
public interface AttendanceReports {
  /** By admission number. Page on with the last one's. */
  List<StudentReport> students(StudentFilter filter);

  /** By start. Page on with the last one. */
  List<SessionReport> sessions(SessionFilter filter);

  /** In the order they were stored. Page on with the last one's sequence. */
  List<MarkReport> marks(MarkFilter filter);

  /** The marks of these sequences, as far as there are any, in their order. */
  List<MarkReport> marks(Collection<Long> sequences);
}

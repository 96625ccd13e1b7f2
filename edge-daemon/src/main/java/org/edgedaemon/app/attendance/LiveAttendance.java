package org.edgedaemon.app.attendance;

import org.edgedaemon.admin.AttendanceFilter;
import org.edgedaemon.admin.AttendanceOperations;
import org.edgedaemon.admin.CursorPage;
import org.edgedaemon.admin.ImportReport;
import org.edgedaemon.admin.MarkView;
import org.edgedaemon.admin.SessionView;
import org.edgedaemon.admin.StudentView;

/** Attendance for an operator. */
record LiveAttendance(AttendancePages pages, Imports imports) implements AttendanceOperations {
  /** Where files are taken over. */
  interface Imports {
    ImportReport replace(ImportKind kind, byte[] csv);
  }

  @Override
  public CursorPage<StudentView> students(AttendanceFilter filter) {
    return pages.students(filter);
  }

  @Override
  public CursorPage<SessionView> sessions(AttendanceFilter filter) {
    return pages.sessions(filter);
  }

  @Override
  public CursorPage<MarkView> marks(AttendanceFilter filter) {
    return pages.marks(filter);
  }

  @Override
  public ImportReport replace(ImportKind kind, byte[] csv) {
    return imports.replace(kind, csv);
  }
}

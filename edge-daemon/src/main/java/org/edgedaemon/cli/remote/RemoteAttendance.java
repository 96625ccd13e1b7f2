package org.edgedaemon.cli.remote;

import org.edgedaemon.admin.AttendanceFilter;
import org.edgedaemon.admin.AttendanceOperations;
import org.edgedaemon.admin.CursorPage;
import org.edgedaemon.admin.ImportReport;
import org.edgedaemon.admin.MarkView;
import org.edgedaemon.admin.SessionView;
import org.edgedaemon.admin.StudentView;

record RemoteAttendance(AdminClient client) implements AttendanceOperations {
  private static final String CSV = "text/csv";

  @Override
  public CursorPage<StudentView> students(AttendanceFilter filter) {
    return client.get("attendance/students", query(filter), Shape.cursorPageOf(StudentView.class));
  }

  @Override
  public CursorPage<SessionView> sessions(AttendanceFilter filter) {
    return client.get("attendance/sessions", query(filter), Shape.cursorPageOf(SessionView.class));
  }

  @Override
  public CursorPage<MarkView> marks(AttendanceFilter filter) {
    return client.get("attendance/marks", query(filter), Shape.cursorPageOf(MarkView.class));
  }

  @Override
  public ImportReport replace(ImportKind kind, byte[] csv) {
    return client.upload(
        "attendance/import/" + kind.word(), CSV, csv, Shape.of(ImportReport.class));
  }

  private static Query query(AttendanceFilter filter) {
    return new Query()
        .with("unit", filter.unit())
        .with("student", filter.student())
        .with("session", filter.session())
        .with("from", filter.from())
        .with("to", filter.to())
        .with("below", filter.below())
        .with("failed", filter.failed() ? Boolean.TRUE : null)
        .with("destination", filter.destination())
        .with("after", filter.after())
        .with("limit", filter.limit());
  }
}

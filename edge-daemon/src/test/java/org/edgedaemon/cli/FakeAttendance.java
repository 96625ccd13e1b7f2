package org.edgedaemon.cli;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.edgedaemon.admin.AttendanceFilter;
import org.edgedaemon.admin.AttendanceOperations;
import org.edgedaemon.admin.CursorPage;
import org.edgedaemon.admin.DeliveryView;
import org.edgedaemon.admin.ImportReport;
import org.edgedaemon.admin.MarkView;
import org.edgedaemon.admin.SessionView;
import org.edgedaemon.admin.StudentView;

/** Three students on two pages, a session, a mark. */
record FakeAttendance(FakeOperations daemon) implements AttendanceOperations {
  @Override
  public CursorPage<StudentView> students(AttendanceFilter filter) {
    daemon.ask("students " + filter);
    return filter.after() == null
        ? new CursorPage<>(List.of(student("J1/2024", 9), student("J2/2024", 6)), "J2/2024")
        : new CursorPage<>(
            List.of(new StudentView("J3/2024", "=cmd, \"x\"", null, null, List.of())), null);
  }

  private static StudentView student(String number, int attended) {
    BigDecimal percentage = BigDecimal.valueOf(attended * 1000L / 12, 1);
    return new StudentView(
        number,
        "Ann",
        "ann@example.org",
        null,
        List.of(new StudentView.Attended("CS101", "Computing", attended, 12, percentage)));
  }

  @Override
  public CursorPage<SessionView> sessions(AttendanceFilter filter) {
    daemon.ask("sessions " + filter);
    return new CursorPage<>(
        List.of(new SessionView("cs101@2026-03-02", "CS101", "2026-03-02T08:00+03:00", 31)), null);
  }

  @Override
  public CursorPage<MarkView> marks(AttendanceFilter filter) {
    daemon.ask("marks " + filter);
    Instant at = Instant.parse("2026-03-02T05:00:01Z");
    return new CursorPage<>(
        List.of(
            new MarkView(
                7,
                "0a1b",
                "J1/2024",
                "Ann",
                "CS101",
                "cs101@2026-03-02",
                "2026-03-02T08:00+03:00",
                "2026-03-02T07:59:58+03:00",
                9,
                12,
                new BigDecimal("75.0"),
                "serial",
                "gate",
                List.of(
                    new DeliveryView("firestore", "delivered", 1, 200, "{}", "", at, at),
                    new DeliveryView("portal", "dead", 2, 422, "who?", "no student", at, at)))),
        null);
  }

  @Override
  public ImportReport replace(ImportKind kind, byte[] csv) {
    String text = new String(csv, StandardCharsets.UTF_8);
    daemon.ask("import " + kind.word() + " " + text.length());
    return text.contains("bad")
        ? ImportReport.refused(List.of("line 3: to is empty", "line 9: day is empty"), 2)
        : ImportReport.applied(2, 1, "in force from now on");
  }
}

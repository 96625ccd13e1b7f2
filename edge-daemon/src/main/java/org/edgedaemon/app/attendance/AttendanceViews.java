package org.edgedaemon.app.attendance;

import java.util.List;
import org.edgedaemon.admin.DeliveryView;
import org.edgedaemon.admin.MarkView;
import org.edgedaemon.admin.SessionView;
import org.edgedaemon.admin.StudentView;
import org.edgedaemon.attendance.Mark;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.attendance.report.MarkReport;
import org.edgedaemon.attendance.report.SessionReport;
import org.edgedaemon.attendance.report.StudentReport;

/** Reports as commands and the admin port show them. */
final class AttendanceViews {
  private AttendanceViews() {}

  static StudentView of(StudentReport report) {
    Student student = report.student();
    return new StudentView(
        student.admission().value(),
        student.name(),
        student.email(),
        student.phone(),
        report.units().stream().map(AttendanceViews::of).toList());
  }

  private static StudentView.Attended of(StudentReport.Attended attended) {
    return new StudentView.Attended(
        attended.unit().code().value(),
        attended.unit().name(),
        attended.sessions(),
        attended.unit().lessons(),
        attended.percentage());
  }

  static SessionView of(SessionReport report) {
    return new SessionView(
        report.session().id(),
        report.session().unit().value(),
        report.session().startsAt().toString(),
        report.students());
  }

  static MarkView of(MarkReport report, List<DeliveryView> deliveries) {
    Mark mark = report.mark();
    return new MarkView(
        report.sequence(),
        mark.eventId().value(),
        mark.student().admission().value(),
        mark.student().name(),
        mark.unit().code().value(),
        mark.session().id(),
        mark.session().startsAt().toString(),
        mark.markedAt().toString(),
        mark.attended(),
        mark.unit().lessons(),
        mark.percentage(),
        mark.source(),
        mark.device() == null ? null : mark.device().value(),
        deliveries);
  }
}

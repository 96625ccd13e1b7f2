package org.edgedaemon.app.attendance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.edgedaemon.admin.AttendanceFilter;
import org.edgedaemon.admin.AttendanceQueries;
import org.edgedaemon.admin.CursorPage;
import org.edgedaemon.admin.MarkView;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.SessionView;
import org.edgedaemon.admin.StudentView;
import org.edgedaemon.attendance.AdmissionNumber;
import org.edgedaemon.attendance.Session;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.attendance.report.AttendanceReports;
import org.edgedaemon.attendance.report.MarkFilter;
import org.edgedaemon.attendance.report.SessionFilter;
import org.edgedaemon.attendance.report.SessionReport;
import org.edgedaemon.attendance.report.StudentFilter;
import org.edgedaemon.attendance.report.StudentReport;
import org.jspecify.annotations.Nullable;

/**
 * Attendance page by page.
 *
 * @param zone in which times without an offset are meant
 */
record AttendancePages(AttendanceReports reports, MarkPages markPages, Supplier<ZoneId> zone)
    implements AttendanceQueries {
  @Override
  public CursorPage<StudentView> students(AttendanceFilter filter) {
    List<StudentReport> found =
        reports.students(
            new StudentFilter(
                unit(filter),
                student("student", filter.student()),
                filter.below(),
                student("after", filter.after()),
                filter.limit()));
    return page(
        found.stream().map(AttendanceViews::of).toList(),
        filter,
        student -> student.admissionNumber());
  }

  @Override
  public CursorPage<SessionView> sessions(AttendanceFilter filter) {
    List<SessionReport> found =
        reports.sessions(
            new SessionFilter(
                unit(filter),
                filter.session(),
                instant(filter.from()),
                instant(filter.to()),
                parsed("after", filter.after(), AttendancePages::placeOf),
                filter.limit()));
    return page(
        found.stream().map(AttendanceViews::of).toList(),
        filter,
        session -> session.startsAt() + "|" + session.unit() + "|" + session.id());
  }

  @Override
  public CursorPage<MarkView> marks(AttendanceFilter filter) {
    Long after = parsed("after", filter.after(), Long::valueOf);
    return markPages.page(
        filter,
        new MarkFilter(
            unit(filter),
            student("student", filter.student()),
            filter.session(),
            instant(filter.from()),
            instant(filter.to()),
            after == null ? 0 : after,
            filter.limit()));
  }

  private static <T> CursorPage<T> page(
      List<T> items, AttendanceFilter filter, Function<T, String> place) {
    boolean full = items.size() >= filter.limit();
    return new CursorPage<>(items, full ? place.apply(items.get(items.size() - 1)) : null);
  }

  private @Nullable Instant instant(@Nullable LocalDateTime time) {
    return time == null ? null : time.atZone(zone.get()).toInstant();
  }

  private static @Nullable UnitCode unit(AttendanceFilter filter) {
    return parsed("unit", filter.unit(), UnitCode::new);
  }

  private static @Nullable AdmissionNumber student(String name, @Nullable String text) {
    return parsed(name, text, AdmissionNumber::new);
  }

  /** {@code starts at|unit|id}; an id may hold anything. */
  private static Session placeOf(String text) {
    String[] parts = text.split("\\|", 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("it is not what a page ended with");
    }
    return new Session(parts[2], new UnitCode(parts[1]), OffsetDateTime.parse(parts[0]));
  }

  private static <T> @Nullable T parsed(
      String name, @Nullable String text, Function<String, T> parse) {
    try {
      return text == null ? null : parse.apply(text);
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw new OperationException(
          Reason.INVALID, name + " '" + text + "' is not valid: " + e.getMessage(), e);
    }
  }
}

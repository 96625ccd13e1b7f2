package org.edgedaemon.attendance.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.edgedaemon.attendance.AdmissionNumber;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.attendance.report.StudentFilter;
import org.edgedaemon.attendance.report.StudentReport;
import org.edgedaemon.attendance.report.StudentReport.Attended;
import org.jspecify.annotations.Nullable;

/** Students with their units. */
final class StudentQueries {
  static final String COLUMNS = "s.admission_number, s.name, s.email, s.phone";

  private static final int PAGE = 500;
  private static final String ALL = "select " + COLUMNS + " from student s";
  private static final String OF_UNIT =
      "select " + COLUMNS + " from enrolment e join student s on s.student_key = e.student_key";
  private static final String UNITS =
      "select e.student_key, e.unit, (select count(*) from attended_session a join mark m"
          + " on m.session = a.session and m.student_key = e.student_key where a.unit = e.unit)"
          + " from enrolment e";

  private final Connection connection;
  private final StudentFilter filter;
  private final Function<UnitCode, Unit> units;

  StudentQueries(Connection connection, StudentFilter filter, Function<UnitCode, Unit> units) {
    this.connection = connection;
    this.filter = filter;
    this.units = units;
  }

  /** Goes on page by page until enough were found: a percentage is computed, not stored. */
  List<StudentReport> run() throws SQLException {
    List<StudentReport> found = new ArrayList<>();
    String after = filter.after() == null ? null : filter.after().key();
    int read = PAGE;
    while (read == PAGE && found.size() < filter.limit()) {
      List<Student> page = page(after);
      if (!page.isEmpty()) {
        after = page.get(page.size() - 1).admission().key();
        addWanted(page, found);
      }
      read = page.size();
    }
    return found.size() > filter.limit() ? found.subList(0, filter.limit()) : found;
  }

  static Student student(ResultSet row, int first) throws SQLException {
    return new Student(
        new AdmissionNumber(row.getString(first)),
        row.getString(first + 1),
        row.getString(first + 2),
        row.getString(first + 3));
  }

  private List<Student> page(@Nullable String after) throws SQLException {
    String key = filter.student() == null ? null : filter.student().key();
    if (filter.unit() == null) {
      return new Select(ALL)
          .andIf("s.student_key = ?", key)
          .andIf("s.student_key > ?", after)
          .order("s.student_key", PAGE)
          .read(connection, row -> student(row, 1));
    }
    return new Select(OF_UNIT)
        .and("e.unit = ?", filter.unit().value())
        .andIf("e.student_key = ?", key)
        .andIf("e.student_key > ?", after)
        .order("e.unit, e.student_key", PAGE)
        .read(connection, row -> student(row, 1));
  }

  private void addWanted(List<Student> page, List<StudentReport> found) throws SQLException {
    Map<String, List<Attended>> units = attended(page);
    for (Student student : page) {
      List<Attended> attended = units.getOrDefault(student.admission().key(), List.of());
      if (filter.below() != null) {
        attended =
            attended.stream()
                .filter(unit -> unit.percentage().compareTo(filter.below()) < 0)
                .toList();
      }
      if (filter.below() == null || !attended.isEmpty()) {
        found.add(new StudentReport(student, attended));
      }
    }
  }

  /** Of all of a page at once: enrolments are found by their unit. */
  private Map<String, List<Attended>> attended(List<Student> page) throws SQLException {
    Map<String, List<Attended>> units = new HashMap<>();
    new Select(UNITS)
        .and("e.student_key >= ?", page.get(0).admission().key())
        .and("e.student_key <= ?", page.get(page.size() - 1).admission().key())
        .andIf("e.unit = ?", filter.unit() == null ? null : filter.unit().value())
        .order("e.unit, e.student_key", Integer.MAX_VALUE)
        .read(
            connection,
            row ->
                units
                    .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                    .add(
                        new Attended(
                            this.units.apply(new UnitCode(row.getString(2))), row.getInt(3))));
    return units;
  }
}

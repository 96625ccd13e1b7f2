package org.edgedaemon.attendance.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.attendance.AdmissionNumber;
import org.edgedaemon.attendance.Roster;
import org.edgedaemon.attendance.RosterLine;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.attendance.UnitCode;

/**
 * Rows of a roster:
 *
 * <pre>
 * admission_number,name,email,phone,user_id,units
 * J17/2024,Ann Kamau,ann@example.org,+254700000001,1017,CS101;MA102
 * </pre>
 *
 * <p>Without {@code user_id} devices know the student by the admission number.
 */
public final class RosterRows {
  private static final TableColumns COLUMNS =
      new TableColumns(
          List.of("admission_number", "name"), List.of("email", "phone", "user_id", "units"));

  private final Problems problems = new Problems();
  private final List<RosterLine> lines = new ArrayList<>();
  private final Map<AdmissionNumber, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> users = new HashMap<>();

  private RosterRows() {}

  /** Reads a file. */
  public static Reading<Roster> ofCsv(byte[] content) {
    RosterRows rows = new RosterRows();
    CsvTable.read(content, COLUMNS, rows.problems, rows::add);
    return rows.problems.orElse(() -> new Roster(rows.lines));
  }

  private void add(Cells row) {
    AdmissionNumber number = row.required("admission_number", AdmissionNumber::new);
    String name = row.required("name", text -> text);
    Set<UnitCode> units = row.several("units", UnitCode::new);
    if (number == null || name == null || !row.good()) {
      return;
    }
    try {
      Student student = new Student(number, name, row.optional("email"), row.optional("phone"));
      add(row, new RosterLine(student, row.optional("user_id"), units));
    } catch (IllegalArgumentException e) {
      row.problem(String.valueOf(e.getMessage()));
    }
  }

  private void add(Cells row, RosterLine line) {
    Integer twin = numbers.putIfAbsent(line.student().admission(), row.line());
    if (twin != null) {
      row.problem("the admission number is on line " + twin + " already");
      return;
    }
    Integer other = users.putIfAbsent(Roster.userKey(line.user()), row.line());
    if (other != null) {
      row.problem("devices would know the student by the same user id as that of line " + other);
      return;
    }
    lines.add(line);
  }
}

package org.edgedaemon.attendance.report;

import java.math.BigDecimal;
import java.util.List;
import org.edgedaemon.attendance.Percentage;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.attendance.Unit;

/** A student and how it attended its units. */
public record StudentReport(Student student, List<Attended> units) {
  public StudentReport {
    units = List.copyOf(units);
  }

  /**
   * How a student attended a unit.
   *
   * @param sessions of the unit that the student attended
   */
  public record Attended(Unit unit, int sessions) {
    public BigDecimal percentage() {
      return Percentage.of(sessions, unit.lessons());
    }
  }
}

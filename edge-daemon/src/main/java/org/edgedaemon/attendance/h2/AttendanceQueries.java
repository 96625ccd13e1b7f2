package org.edgedaemon.attendance.h2;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.attendance.report.AttendanceReports;
import org.edgedaemon.attendance.report.MarkFilter;
import org.edgedaemon.attendance.report.MarkReport;
import org.edgedaemon.attendance.report.ReportException;
import org.edgedaemon.attendance.report.SessionFilter;
import org.edgedaemon.attendance.report.SessionReport;
import org.edgedaemon.attendance.report.StudentFilter;
import org.edgedaemon.attendance.report.StudentReport;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.SqlWork;

/** Reads what {@link AttendanceProjection} wrote. Any thread may ask. */
public final class AttendanceQueries implements AttendanceReports {
  private final H2Database database;
  private final Function<UnitCode, Unit> units;

  /**
   * @param units what is known of a unit now, above all how many lessons it has
   */
  public AttendanceQueries(H2Database database, Function<UnitCode, Unit> units) {
    this.database = database;
    this.units = units;
  }

  @Override
  public List<StudentReport> students(StudentFilter filter) {
    return read(connection -> new StudentQueries(connection, filter, units).run());
  }

  @Override
  public List<SessionReport> sessions(SessionFilter filter) {
    return read(connection -> SessionQueries.run(connection, filter));
  }

  @Override
  public List<MarkReport> marks(MarkFilter filter) {
    return read(connection -> MarkQueries.run(connection, filter));
  }

  @Override
  public List<MarkReport> marks(Collection<Long> sequences) {
    return read(connection -> MarkQueries.of(connection, sequences));
  }

  /**
   * Fills a register with all there is. What the intake has and the journal has not yet is for the
   * caller to add.
   *
   * @throws ReportException when damage shows; the register is of no use then, and the journal is
   *     healed by the time it is asked again
   */
  public void loadInto(Register register) {
    try {
      database.readOnce(
          connection -> {
            new RegisterRows(connection, register).load();
            return register;
          });
    } catch (JournalException e) {
      throw outOfReach(e);
    }
  }

  private <T> T read(SqlWork<T> work) {
    try {
      return database.read(work);
    } catch (JournalException e) {
      throw outOfReach(e);
    }
  }

  private static ReportException outOfReach(JournalException e) {
    return new ReportException("attendance is out of reach: " + e.getMessage(), e);
  }
}

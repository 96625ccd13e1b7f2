package org.edgedaemon.app.attendance;

import java.util.function.Function;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.attendance.h2.AttendanceQueries;
import org.edgedaemon.intake.IntakeLog;
import org.edgedaemon.journal.Journal;
import org.edgedaemon.outbox.DeliveryLog;
import org.edgedaemon.outbox.Watermarks;

/**
 * Where attendance is read from.
 *
 * @param reports attendance as the journal has it
 * @param deliveries what came of marks and students
 */
public record AttendanceStores(
    Journal journal,
    IntakeLog intake,
    Reports reports,
    DeliveryLog deliveries,
    Watermarks watermarks) {
  /** Attendance as the journal has it. */
  @FunctionalInterface
  public interface Reports {
    /**
     * The reports.
     *
     * @param units what is known of a unit now
     */
    AttendanceQueries of(Function<UnitCode, Unit> units);
  }
}

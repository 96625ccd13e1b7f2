package org.edgedaemon.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.edgedaemon.admin.Metric;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.app.operator.Samples;
import org.edgedaemon.attendance.AttendanceEntries;
import org.edgedaemon.attendance.files.ImportedFiles;
import org.edgedaemon.attendance.h2.AttendanceQueries;
import org.edgedaemon.config.AttendanceSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.ingest.ThreadScheduler;
import org.edgedaemon.intake.Intake;
import org.edgedaemon.rollcall.AttendanceDesk;

/** All of attendance in the running daemon. */
final class AttendanceParts implements AutoCloseable {
  private final ThreadScheduler queryThread = new ThreadScheduler("timetable");
  private final Stores stores;
  private final TimetableSources sources;
  private final AttendanceDesk desk;
  private final AttendanceOffice office;
  private final TimetableClock query;

  /**
   * Takes up everything that the stores know.
   *
   * @param ingestThread where punches are written from
   */
  AttendanceParts(
      Settings settings, Stores stores, Intake intake, Executor ingestThread, InstantSource clock) {
    this.stores = stores;
    AttendanceSettings attendance = settings.attendance();
    sources = new TimetableSources(new ImportedFiles(settings.dataDir(), clock), attendance);
    desk =
        new AttendanceDesk(
            new AttendanceEntries(settings.site()),
            RegisterAtStart.load(stores),
            AttendanceOffice.plan(sources, attendance.rooms()),
            intake,
            ingestThread,
            clock);
    office = new AttendanceOffice(sources, desk, attendance.rooms());
    query = new TimetableClock(office, queryThread, clock);
  }

  /** Where marks are made. */
  AttendanceDesk desk() {
    return desk;
  }

  void register(Metrics metrics) {
    metrics.register(
        Metric.ATTENDANCE_SLOTS, () -> Samples.one(sources.timetable().slots().size()));
  }

  /** Before devices are read. */
  void start(AttendanceSettings settings) {
    office.start();
    query.use(settings.query());
  }

  /** Why other settings cannot be taken; empty when they can. */
  List<String> refusal(AttendanceSettings next) {
    return office.refusal(next);
  }

  /** Takes over settings that are not refused; what that changed, if anything. */
  Optional<String> change(AttendanceSettings from, AttendanceSettings to) {
    Optional<String> change = office.change(from, to);
    if (!Objects.equals(from.query(), to.query())) {
      query.use(to.query());
    }
    return change;
  }

  LiveAttendance operations(Supplier<Settings> settings) {
    AttendanceQueries reports = stores.attendance(code -> sources.timetable().unit(code));
    MarkPages marks =
        new MarkPages(
            reports,
            stores.deliveries(),
            () -> FileAttendance.takersOfMarks(settings.get()),
            stores::watermark);
    return new LiveAttendance(
        new AttendancePages(reports, marks, () -> settings.get().attendance().zone()),
        office::replace);
  }

  HealthCheck health() {
    return new AttendanceHealth(sources, query, stores.deliveries()::missed);
  }

  @Override
  public void close() {
    queryThread.close();
  }
}

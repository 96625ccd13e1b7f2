package org.edgedaemon.app.attendance;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.edgedaemon.admin.AttendanceOperations;
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
public final class AttendanceParts implements AutoCloseable {
  private final ThreadScheduler queryThread = new ThreadScheduler("timetable");
  private final AttendanceStores stores;
  private final TimetableSources sources;
  private final AttendanceDesk desk;
  private final AttendanceOffice office;
  private final TimetableClock query;

  /**
   * Takes up everything that the stores know.
   *
   * @param ingestThread where punches are written from
   */
  public AttendanceParts(
      Settings settings,
      AttendanceStores stores,
      Intake intake,
      Executor ingestThread,
      InstantSource clock) {
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
  public AttendanceDesk desk() {
    return desk;
  }

  /** Shows it in metrics. */
  public void register(Metrics metrics) {
    metrics.register(
        Metric.ATTENDANCE_SLOTS, () -> Samples.one(sources.timetable().slots().size()));
  }

  /** Before devices are read. */
  public void start(AttendanceSettings settings) {
    office.start();
    query.use(settings.query());
  }

  /** Why other settings cannot be taken; empty when they can. */
  public List<String> refusal(AttendanceSettings next) {
    return office.refusal(next);
  }

  /** Takes over settings that are not refused; what that changed, if anything. */
  public Optional<String> change(AttendanceSettings from, AttendanceSettings to) {
    Optional<String> change = office.change(from, to);
    if (!Objects.equals(from.query(), to.query())) {
      query.use(to.query());
    }
    return change;
  }

  /** What an operator can do with it. */
  public AttendanceOperations operations(Supplier<Settings> settings) {
    AttendanceQueries reports = stores.reports().of(code -> sources.timetable().unit(code));
    MarkPages marks =
        new MarkPages(
            reports,
            stores.deliveries(),
            () -> FileAttendance.takersOfMarks(settings.get()),
            stores.watermarks()::watermark);
    return new LiveAttendance(
        new AttendancePages(reports, marks, () -> settings.get().attendance().zone()),
        office::replace);
  }

  /** Its page. */
  public HealthCheck health() {
    return new AttendanceHealth(sources, query, stores.deliveries()::missed);
  }

  @Override
  public void close() {
    queryThread.close();
  }
}

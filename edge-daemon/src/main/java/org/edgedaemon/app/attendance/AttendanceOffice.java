package org.edgedaemon.app.attendance;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.admin.AttendanceOperations.ImportKind;
import org.edgedaemon.admin.ImportReport;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.app.operator.Waiting;
import org.edgedaemon.attendance.Roster;
import org.edgedaemon.attendance.RosterLine;
import org.edgedaemon.attendance.TimetableSum;
import org.edgedaemon.attendance.files.ImportedFiles.Timetables;
import org.edgedaemon.config.AttendanceSettings;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.rollcall.AttendanceDesk;
import org.edgedaemon.rollcall.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has timetable and roster of the running daemon, and tells the desk when they change. */
final class AttendanceOffice {
  private static final Logger log = LoggerFactory.getLogger(AttendanceOffice.class);
  private static final DeviceId ROSTER = new DeviceId("roster");
  private static final Duration MOST = Duration.ofSeconds(50);

  private final TimetableSources sources;
  private final AttendanceDesk desk;
  private volatile Map<DeviceId, String> rooms;

  AttendanceOffice(TimetableSources sources, AttendanceDesk desk, Map<DeviceId, String> rooms) {
    this.sources = sources;
    this.desk = desk;
    this.rooms = rooms;
  }

  static Plan plan(TimetableSources sources, Map<DeviceId, String> rooms) {
    Roster roster = sources.roster();
    return new Plan(sources.timetable(), user -> roster.studentOf(user.value()), rooms);
  }

  /**
   * What the roster says and the stores do not know: it may have been imported, or a restart come
   * between, while nobody wrote it down.
   */
  void start() {
    List<RosterLine> lines = sources.roster().lines();
    if (lines.isEmpty()) {
      return;
    }
    desk.describe(lines.stream().map(RosterLine::enrolled).toList(), ROSTER)
        .whenComplete(
            (changed, failure) -> {
              if (failure != null) {
                log.warn(
                    "the students of the roster could not be stored; their names come with a new"
                        + " import or the next start: {}",
                    failure.getMessage());
              } else if (changed > 0) {
                log.info("{} students of the roster are new or better known", changed);
              }
            });
  }

  /** Why other settings cannot be taken; empty when they can. */
  List<String> refusal(AttendanceSettings next) {
    return sources.sumWith(next) instanceof TimetableSum.Bad bad ? bad.problems() : List.of();
  }

  /** Takes over settings that are not refused; what that changed, if anything. */
  Optional<String> change(AttendanceSettings from, AttendanceSettings to) {
    if (from.equals(to)) {
      return Optional.empty();
    }
    rooms = to.rooms();
    sources.use(to);
    tell();
    return Optional.of(
        "attendance has new settings: "
            + sources.timetable().slots().size()
            + " lines of the timetable");
  }

  ImportReport replace(ImportKind kind, byte[] csv) {
    try {
      return kind == ImportKind.TIMETABLE
          ? timetable(sources.replace(Timetables.IMPORTED, csv))
          : roster(sources.replaceRoster(csv));
    } catch (IOException e) {
      throw notWritten(kind, e);
    }
  }

  /** The answer of an office's database; problems, or none when it is in force. */
  List<String> queried(byte[] csv) throws IOException {
    TimetableSources.Outcome outcome = sources.replace(Timetables.QUERIED, csv);
    tell();
    return outcome.problems();
  }

  TimetableSources sources() {
    return sources;
  }

  static OperationException notWritten(ImportKind kind, IOException cause) {
    return new OperationException(
        Reason.STORE,
        "the "
            + kind.word()
            + " cannot be written to the data folder, nothing was changed: "
            + cause.getMessage(),
        cause);
  }

  private ImportReport timetable(TimetableSources.Outcome outcome) {
    if (!outcome.good()) {
      return ImportReport.refused(outcome.problems(), outcome.more());
    }
    tell();
    log.info("a timetable of {} lines was imported", outcome.lines());
    return ImportReport.applied(outcome.lines(), 0, "in force from now on");
  }

  private ImportReport roster(TimetableSources.Outcome outcome) {
    if (!outcome.good()) {
      return ImportReport.refused(outcome.problems(), outcome.more());
    }
    tell();
    List<RosterLine> lines = sources.roster().lines();
    int changed =
        Waiting.forResult(
            desk.describe(lines.stream().map(RosterLine::enrolled).toList(), ROSTER),
            MOST,
            "the import of the roster");
    log.info("a roster of {} students was imported, {} changed", lines.size(), changed);
    return ImportReport.applied(outcome.lines(), changed, "in force from now on");
  }

  private void tell() {
    desk.use(plan(sources, rooms));
  }
}

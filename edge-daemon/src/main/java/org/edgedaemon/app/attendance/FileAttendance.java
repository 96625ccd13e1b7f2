package org.edgedaemon.app.attendance;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.edgedaemon.admin.AttendanceOperations;
import org.edgedaemon.admin.AttendanceOperations.ImportKind;
import org.edgedaemon.admin.ImportReport;
import org.edgedaemon.attendance.files.ImportedFiles;
import org.edgedaemon.attendance.files.ImportedFiles.Timetables;
import org.edgedaemon.attendance.h2.AttendanceQueries;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;

/** Attendance in the data folder of a stopped daemon. */
public final class FileAttendance {
  private FileAttendance() {}

  /** What an operator can do with it. */
  public static AttendanceOperations of(
      Settings settings, AttendanceStores stores, InstantSource clock) {
    TimetableSources sources =
        new TimetableSources(new ImportedFiles(settings.dataDir(), clock), settings.attendance());
    return new LiveAttendance(
        pages(settings, stores, sources), (kind, csv) -> replace(sources, kind, csv));
  }

  private static AttendancePages pages(
      Settings settings, AttendanceStores stores, TimetableSources sources) {
    AttendanceQueries reports = stores.reports().of(code -> sources.timetable().unit(code));
    return new AttendancePages(
        reports,
        new MarkPages(
            reports,
            stores.deliveries(),
            () -> takersOfMarks(settings),
            stores.watermarks()::watermark),
        settings.attendance()::zone);
  }

  /** The destinations that take marks. */
  static List<DestinationId> takersOfMarks(Settings settings) {
    return settings.destinations().stream()
        .filter(DestinationSettings::enabled)
        .filter(destination -> destination.accepts().contains(EntryKind.MARK))
        .map(DestinationSettings::id)
        .toList();
  }

  private static ImportReport replace(TimetableSources sources, ImportKind kind, byte[] csv) {
    try {
      TimetableSources.Outcome outcome =
          kind == ImportKind.TIMETABLE
              ? sources.replace(Timetables.IMPORTED, csv)
              : sources.replaceRoster(csv);
      return outcome.good()
          ? ImportReport.applied(outcome.lines(), 0, "in force when the daemon starts")
          : ImportReport.refused(outcome.problems(), outcome.more());
    } catch (IOException e) {
      throw AttendanceOffice.notWritten(kind, e);
    }
  }
}

package org.edgedaemon.cli;

import java.util.List;
import org.edgedaemon.admin.AttendanceFilter;
import org.edgedaemon.admin.SessionView;
import org.edgedaemon.cli.Listing.Columns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "sessions", description = "Sessions that somebody attended, by start.")
final class AttendanceSessionsCommand implements Runnable {
  private static final Columns<SessionView> TABLE =
      Columns.of("SESSION,UNIT,STARTS,STUDENTS", AttendanceSessionsCommand::rows);
  private static final Columns<SessionView> CSV =
      Columns.of("session,unit,starts_at,students", AttendanceSessionsCommand::rows);

  private final Shell shell;
  @Mixin private ListOptions options = new ListOptions();
  @Mixin private TimeRange range = new TimeRange();

  @Option(names = "--unit", paramLabel = "CODE", description = "Only this unit.")
  private @Nullable String unit;

  @Option(names = "--session", paramLabel = "ID", description = "Only this session.")
  private @Nullable String session;

  AttendanceSessionsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    AttendanceFilter filter =
        new AttendanceFilter(
            unit,
            null,
            session,
            range.from(),
            range.to(),
            null,
            false,
            null,
            options.after(),
            options.limit());
    try (OpenStores stores = shell.stores()) {
      new Listing<>(stores.attendance()::sessions, TABLE, CSV)
          .print(options, filter, shell.console());
    }
  }

  private static List<List<@Nullable Object>> rows(SessionView session) {
    return List.of(
        Columns.row(session.id(), session.unit(), session.startsAt(), session.students()));
  }
}

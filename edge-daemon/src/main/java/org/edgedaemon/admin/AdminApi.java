package org.edgedaemon.admin;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.Route;
import org.jspecify.annotations.Nullable;

/**
 * The operations as calls of the admin port, under {@code /api/v1/}. Every one needs what the guard
 * asks for.
 *
 * <pre>
 *   GET  status                              StatusReport
 *   POST reload                              ReloadReport
 *   POST log                  {"logger","level"} → LogLevelReport
 *   GET  devices              ?after&amp;limit    Page of DeviceInfo
 *   POST devices/{id}/test                   TestReport
 *   POST devices/{id}/read    ?from&amp;to        stream, ReadOutcome
 *   POST devices/{id}/arm                    ArmOutcome
 *   GET  runs                 ?device&amp;limit   Page of RunView, the newest ones
 *   GET  destinations         ?after&amp;limit    Page of DestinationInfo
 *   POST destinations/{id}/test              TestReport
 *   GET  outbox               ?after&amp;limit    Page of LaneInfo
 *   GET  outbox/{destination} ?limit         Page of EntryView, the oldest ones
 *   POST outbox/check                        Page of LaneCheck
 *   POST outbox/retry                        {"destination"} → Count
 *   GET  dead                 ?destination&amp;after&amp;limit   Page of DeadLetterView
 *   GET  dead/{id}                           DeadLetterView
 *   POST dead/retry           {"ids"|"all","destination"} → Count
 *   POST dead/drop            {"ids","destination"} → Count
 *   GET  journal                             JournalFigures
 *   GET  journal/entries      ?device&amp;from&amp;to&amp;kinds&amp;after&amp;limit   Page of EntryView
 *   POST journal/verify                      stream, VerifyReport
 *   POST journal/backup                      stream, BackupReport
 *   GET  attendance/students  ?unit&amp;student&amp;below&amp;after&amp;limit   CursorPage of StudentView
 *   GET  attendance/sessions  ?unit&amp;session&amp;from&amp;to&amp;after&amp;limit   CursorPage of SessionView
 *   GET  attendance/marks     ?unit&amp;student&amp;session&amp;from&amp;to&amp;failed&amp;destination&amp;after&amp;limit
 *                                            CursorPage of MarkView
 *   POST attendance/import/{timetable|roster}   CSV → ImportReport
 * </pre>
 *
 * Those of cloud sync are under {@code /api/cloud-sync/}:
 *
 * <pre>
 *   POST sync-now   {"force","datasets","dry_run"} → 202 {"run_id"}, 200 {"skipped"},
 *                                            409 with the run_id of the one under way
 *   GET  status                              SyncView
 *   GET  runs         ?limit                 Page of RunView, the newest ones
 *   GET  summary      ?run                   success, synced, summary, errors
 *   GET  events                              server-sent events ({@link SyncEventStream})
 * </pre>
 *
 * Those of masters and slaves are under {@code /api/master-sync/}:
 *
 * <pre>
 *   GET  masters                             Page of MasterView
 *   GET  slaves                              Page of SlaveView
 *   POST round        ?master&amp;dry_run&amp;force&amp;url   stream, RoundView
 *   POST reset        ?master                Count
 *   POST install      ?master                Page of text
 *   POST uninstall    ?master                Page of text
 *   GET  conflicts    ?all&amp;after&amp;limit        Page of ConflictView, newest first
 *   GET  conflicts/{id}                      ConflictView
 *   POST conflicts/{id}/settle  {"take"}     ConflictView
 * </pre>
 *
 * <p>A stream is newline-delimited JSON ({@link StreamLine}). Refusals are {@link ApiProblem}s.
 * Operations block, so they run on the executor that is handed in; a test of a peer lasts as long
 * as the peer's own deadlines, which must be below the listener's handling deadline.
 */
public final class AdminApi {
  static final String API = "/api/v1/";

  private final Operations operations;
  private final Guard guard;
  private final Answering answering;
  private final ScheduledExecutorService ticks;

  /**
   * The calls are made when {@link #routes} is asked.
   *
   * @param blocking where operations run; may refuse work, which answers 503
   * @param ticks sends the progress of streams; one thread is enough
   */
  public AdminApi(
      Operations operations, Guard guard, Executor blocking, ScheduledExecutorService ticks) {
    this.operations = operations;
    this.guard = guard;
    this.ticks = ticks;
    this.answering = new Answering(blocking, ticks);
  }

  /** For the router of the admin listener. */
  public List<Route> routes() {
    return Stream.of(
            own(),
            new DeviceRoutes(operations.devices(), guard, answering).list(),
            new DestinationRoutes(operations.destinations(), guard, answering).list(),
            new OutboxRoutes(operations.outbox(), guard, answering).list(),
            new DeadLetterRoutes(operations.deadLetters(), guard, answering).list(),
            new JournalRoutes(operations.journal(), guard, answering).list(),
            new AttendanceRoutes(operations.attendance(), guard, answering).list(),
            cloudSync(operations.cloudSync()).list(),
            new MasterSyncRoutes(operations.masterSync(), guard, answering).list())
        .flatMap(List::stream)
        .toList();
  }

  /** A level to set; no logger means every one. */
  record LogRequest(@Nullable String logger, @Nullable String level) {}

  private LogLevelReport logLevel(Call call) {
    LogRequest wish = call.body(LogRequest.class);
    return operations.logLevel(
        wish.logger() == null ? "" : wish.logger(), wish.level() == null ? "" : wish.level());
  }

  private CloudSyncRoutes cloudSync(CloudSyncOperations sync) {
    return new CloudSyncRoutes(sync, new SyncEvents(sync, ticks), guard, answering);
  }

  private List<Route> own() {
    return List.of(
        Route.get(API + "status", guard, answering.plain(call -> operations.status())),
        Route.post(API + "reload", guard, answering.plain(call -> operations.reload())),
        Route.post(API + "log", guard, answering.plain(this::logLevel)));
  }
}

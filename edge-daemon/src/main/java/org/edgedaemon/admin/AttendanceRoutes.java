package org.edgedaemon.admin;

import java.util.Arrays;
import java.util.List;
import org.edgedaemon.admin.AttendanceOperations.ImportKind;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.Route;

/** The calls about attendance. */
record AttendanceRoutes(AttendanceOperations attendance, Guard guard, Answering answering) {
  private static final String ROOT = AdminApi.API + "attendance/";

  List<Route> list() {
    return List.of(
        Route.get(
            ROOT + "students", guard, answering.plain(call -> attendance.students(call.filter()))),
        Route.get(
            ROOT + "sessions", guard, answering.plain(call -> attendance.sessions(call.filter()))),
        Route.get(ROOT + "marks", guard, answering.plain(call -> attendance.marks(call.filter()))),
        Route.upload(
            ROOT + "import/{kind}",
            guard,
            AttendanceOperations.MAX_IMPORT,
            answering.plain(this::replace)));
  }

  private ImportReport replace(Call call) {
    String word = call.inPath("kind");
    ImportKind kind =
        Arrays.stream(ImportKind.values())
            .filter(one -> one.word().equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new OperationException(
                        Reason.NOT_FOUND, "'" + word + "' is neither timetable nor roster"));
    return attendance.replace(kind, call.bytes());
  }
}

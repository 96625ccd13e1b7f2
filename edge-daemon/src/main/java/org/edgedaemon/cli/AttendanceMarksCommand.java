package org.edgedaemon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.edgedaemon.admin.AttendanceFilter;
import org.edgedaemon.admin.DeliveryView;
import org.edgedaemon.admin.MarkView;
import org.edgedaemon.cli.Listing.Columns;
import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "marks",
    description = {
      "Marks in the order they were stored, and what came of them at the destinations.",
      "With --failed, one line for each destination that has refused a mark for good (dead) or",
      "was not there for it yet (failed; tried again by itself), and what it said."
    })
final class AttendanceMarksCommand implements Runnable {
  private static final Columns<MarkView> TABLE =
      Columns.of(
          "SEQUENCE,STUDENT,NAME,UNIT,SESSION,MARKED,ATTENDED,PERCENT,SOURCE,DELIVERIES",
          AttendanceMarksCommand::rows);
  private static final Columns<MarkView> FAILURES =
      Columns.of(
          "SEQUENCE,STUDENT,SESSION,DESTINATION,STATE,ATTEMPTS,STATUS,LAST TRY,WHY",
          AttendanceMarksCommand::failures);
  private static final Columns<MarkView> CSV =
      Columns.of(
          "seq,event_id,admission_number,name,unit,session,starts_at,marked_at,attended,max_lessons,"
              + "percentage,source,device,destination,state,attempts,status,response,reason,"
              + "first_at,last_at",
          AttendanceMarksCommand::lines);

  private final Shell shell;
  @Mixin private ListOptions options = new ListOptions();
  @Mixin private TimeRange range = new TimeRange();

  @Option(names = "--unit", paramLabel = "CODE", description = "Only this unit.")
  private @Nullable String unit;

  @Option(names = "--student", paramLabel = "NUMBER", description = "Only this student.")
  private @Nullable String student;

  @Option(names = "--session", paramLabel = "ID", description = "Only this session.")
  private @Nullable String session;

  @Option(names = "--failed", description = "Only marks that failed somewhere.")
  private boolean failed;

  @Option(
      names = "--destination",
      paramLabel = "D",
      description = "Only what came of them at this destination.")
  private @Nullable DestinationId destination;

  AttendanceMarksCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    AttendanceFilter filter =
        new AttendanceFilter(
            unit,
            student,
            session,
            range.from(),
            range.to(),
            null,
            failed,
            destination,
            options.after(),
            options.limit());
    try (OpenStores stores = shell.stores()) {
      new Listing<>(stores.attendance()::marks, failed ? FAILURES : TABLE, CSV)
          .print(options, filter, shell.console());
    }
  }

  private static List<List<@Nullable Object>> rows(MarkView mark) {
    return List.of(
        Columns.row(
            mark.sequence(),
            mark.admissionNumber(),
            mark.name(),
            mark.unit(),
            mark.session(),
            mark.markedAt(),
            mark.attended() + "/" + mark.maxLessons(),
            mark.percentage(),
            mark.source(),
            deliveries(mark)));
  }

  private static @Nullable String deliveries(MarkView mark) {
    return mark.deliveries().isEmpty()
        ? null
        : mark.deliveries().stream()
            .map(delivery -> delivery.destination() + ": " + delivery.state())
            .collect(Collectors.joining(", "));
  }

  private static List<List<@Nullable Object>> failures(MarkView mark) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (DeliveryView delivery : mark.deliveries()) {
      if (delivery.state().equals("failed") || delivery.state().equals("dead")) {
        rows.add(
            Columns.row(
                mark.sequence(),
                mark.admissionNumber(),
                mark.session(),
                delivery.destination(),
                delivery.state(),
                delivery.attempts(),
                delivery.status(),
                delivery.lastAt(),
                why(delivery)));
      }
    }
    return rows;
  }

  private static String why(DeliveryView delivery) {
    return delivery.response().isEmpty()
        ? delivery.reason()
        : delivery.reason() + "; it said: " + delivery.response();
  }

  private static List<List<@Nullable Object>> lines(MarkView mark) {
    List<List<@Nullable Object>> lines = new ArrayList<>();
    for (DeliveryView delivery : mark.deliveries()) {
      List<@Nullable Object> line = facts(mark);
      line.addAll(
          Columns.row(
              delivery.destination(),
              delivery.state(),
              delivery.attempts(),
              delivery.status(),
              delivery.response(),
              delivery.reason(),
              delivery.firstAt(),
              delivery.lastAt()));
      lines.add(line);
    }
    if (lines.isEmpty()) {
      List<@Nullable Object> line = facts(mark);
      line.addAll(Columns.row(null, null, null, null, null, null, null, null));
      lines.add(line);
    }
    return lines;
  }

  private static List<@Nullable Object> facts(MarkView mark) {
    return new ArrayList<>(
        Columns.row(
            mark.sequence(),
            mark.eventId(),
            mark.admissionNumber(),
            mark.name(),
            mark.unit(),
            mark.session(),
            mark.startsAt(),
            mark.markedAt(),
            mark.attended(),
            mark.maxLessons(),
            mark.percentage(),
            mark.source(),
            mark.device()));
  }
}

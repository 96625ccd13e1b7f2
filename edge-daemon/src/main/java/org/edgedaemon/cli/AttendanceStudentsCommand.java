package org.edgedaemon.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.admin.AttendanceFilter;
import org.edgedaemon.admin.StudentView;
import org.edgedaemon.cli.Listing.Columns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "students", description = "Students, and how much of their units they attended.")
final class AttendanceStudentsCommand implements Runnable {
  private static final Columns<StudentView> TABLE =
      Columns.of(
          "STUDENT,NAME,UNIT,ATTENDED,LESSONS,PERCENT",
          student -> rows(student, AttendanceStudentsCommand::row));
  private static final Columns<StudentView> CSV =
      Columns.of(
          "admission_number,name,email,phone,unit,unit_name,attended,max_lessons,percentage",
          student -> rows(student, AttendanceStudentsCommand::line));

  private final Shell shell;
  @Mixin private ListOptions options = new ListOptions();

  @Option(names = "--unit", paramLabel = "CODE", description = "Only this unit.")
  private @Nullable String unit;

  @Option(names = "--student", paramLabel = "NUMBER", description = "Only this student.")
  private @Nullable String student;

  @Option(
      names = "--below",
      paramLabel = "PERCENT",
      description = "Only units attended less than that.")
  private @Nullable BigDecimal below;

  AttendanceStudentsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    AttendanceFilter filter =
        new AttendanceFilter(
            unit, student, null, null, null, below, false, null, options.after(), options.limit());
    try (OpenStores stores = shell.stores()) {
      new Listing<>(stores.attendance()::students, TABLE, CSV)
          .print(options, filter, shell.console());
    }
  }

  private interface Row {
    List<@Nullable Object> of(StudentView student, StudentView.@Nullable Attended unit);
  }

  /** A student without a unit has a row too. */
  private static List<List<@Nullable Object>> rows(StudentView student, Row row) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    student.units().forEach(unit -> rows.add(row.of(student, unit)));
    return rows.isEmpty() ? List.of(row.of(student, null)) : rows;
  }

  private static List<@Nullable Object> row(
      StudentView student, StudentView.@Nullable Attended unit) {
    return unit == null
        ? Columns.row(student.admissionNumber(), student.name(), null, null, null, null)
        : Columns.row(
            student.admissionNumber(),
            student.name(),
            unit.code(),
            unit.attended(),
            unit.maxLessons(),
            unit.percentage());
  }

  private static List<@Nullable Object> line(
      StudentView student, StudentView.@Nullable Attended unit) {
    List<@Nullable Object> line = new ArrayList<>();
    line.addAll(
        Columns.row(student.admissionNumber(), student.name(), student.email(), student.phone()));
    line.addAll(
        unit == null
            ? Columns.row(null, null, null, null, null)
            : Columns.row(
                unit.code(), unit.name(), unit.attended(), unit.maxLessons(), unit.percentage()));
    return line;
  }
}

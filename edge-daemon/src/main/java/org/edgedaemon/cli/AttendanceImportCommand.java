package org.edgedaemon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.edgedaemon.admin.AttendanceOperations;
import org.edgedaemon.admin.AttendanceOperations.ImportKind;
import org.edgedaemon.admin.ImportReport;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Take over a timetable or the students from a CSV file, in place of what was imported"
          + " before.",
      "A file with a bad line changes nothing: all bad lines are listed, and the exit code is 1.",
      "timetable: id,unit,day,from,to and room or device; unit_name,lessons,valid_from,valid_to",
      "roster:    admission_number,name; email,phone,user_id,units"
    })
final class AttendanceImportCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(index = "0", paramLabel = "timetable|roster", description = "What the file tells of.")
  private ImportKind kind = ImportKind.TIMETABLE;

  @Parameters(index = "1", paramLabel = "FILE", description = "UTF-8 text with a header line.")
  private Path file = Path.of("");

  AttendanceImportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    byte[] csv = content();
    ImportReport report;
    try (OpenStores stores = shell.stores()) {
      report = stores.attendance().replace(kind, csv);
    }
    if (json.wanted()) {
      shell.console().json(report);
    } else {
      print(report);
    }
    if (!report.applied()) {
      int count = report.problems().size() + report.more();
      throw new OperationException(
          Reason.FAILED, file + " has " + count + " problems: nothing was changed");
    }
  }

  private void print(ImportReport report) {
    report.problems().forEach(shell.console()::note);
    if (report.more() > 0) {
      shell.console().note("and " + report.more() + " more");
    }
    if (report.applied()) {
      String students =
          kind == ImportKind.ROSTER ? ", " + report.changed() + " students new or changed" : "";
      shell.console().line(report.lines() + " lines imported" + students + "; " + report.note());
    }
  }

  private byte[] content() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(AttendanceOperations.MAX_IMPORT + 1);
      if (content.length > AttendanceOperations.MAX_IMPORT) {
        throw new OperationException(
            Reason.FAILED,
            file + " has more than " + (AttendanceOperations.MAX_IMPORT >> 20) + " MiB");
      }
      return content;
    } catch (IOException e) {
      throw new OperationException(Reason.FAILED, "cannot read " + file + " (" + e + ")", e);
    }
  }
}

package org.edgedaemon.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = {
      "Write entries of the journal to a file, or to the standard output.",
      "In CSV, a text that a spreadsheet would run as a formula gets an apostrophe in front."
    })
final class JournalExportCommand implements Runnable {
  private final Shell shell;
  @Mixin private EntryFilter filter = new EntryFilter();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv (default) or jsonl, the JSON lines that destinations get.")
  private ExportFormat format = ExportFormat.CSV;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file; the standard output when left out.")
  private @Nullable Path output;

  @Option(names = "--force", description = "Replace a file that exists.")
  private boolean force;

  JournalExportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    try (OpenStores stores = shell.stores();
        ExportTarget target = target()) {
      long written = write(new JournalExport(stores.journal(), filter, format, target));
      target.complete();
      if (output != null) {
        shell.console().line(written + " entries written to " + output);
      }
    } catch (FileAlreadyExistsException e) {
      throw new OperationException(
          Reason.FAILED, output + " exists: name another file, or replace it with --force", e);
    } catch (IOException e) {
      throw new OperationException(
          Reason.FAILED, "could not write " + output + " (" + e + "): check its folder", e);
    }
  }

  private ExportTarget target() throws IOException {
    return output == null
        ? ExportTarget.stream(shell.console().raw())
        : ExportTarget.file(output, force);
  }

  private long write(JournalExport export) {
    try (Progress progress = shell.console().progress("exporting", "sequences")) {
      return export.run(progress);
    }
  }
}

package org.edgedaemon.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Where an export goes: the answer's stream, or a file. A file gets its name when it is whole;
 * until then it is {@code NAME.part}, which an export that fails takes away again.
 */
final class ExportTarget implements AutoCloseable {
  private final @Nullable Path file;
  private final @Nullable Path part;
  private final PrintStream stream;

  private ExportTarget(@Nullable Path file, @Nullable Path part, PrintStream stream) {
    this.file = file;
    this.part = part;
    this.stream = stream;
  }

  static ExportTarget stream(PrintStream out) {
    return new ExportTarget(null, null, out);
  }

  /** A new file; an old one of that name is only replaced when {@code overwrite} is set. */
  static ExportTarget file(Path file, boolean overwrite) throws IOException {
    if (!overwrite && Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    PrintStream stream =
        new PrintStream(Files.newOutputStream(part), false, StandardCharsets.UTF_8);
    return new ExportTarget(file, part, stream);
  }

  void line(String text) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    stream.write(bytes, 0, bytes.length);
  }

  /** Fails when what was written did not get through: disk full, reader gone. */
  void check() {
    if (stream.checkError()) {
      throw new OperationException(
          Reason.FAILED,
          "could not write to "
              + (file == null ? "the output" : part)
              + ": is the disk full, or the reader gone?");
    }
  }

  /** The export is whole. */
  void complete() throws IOException {
    check();
    if (part != null && file != null) {
      stream.close();
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    if (part != null) {
      stream.close();
      Files.deleteIfExists(part);
    }
  }
}

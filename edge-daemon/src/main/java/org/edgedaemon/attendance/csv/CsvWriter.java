package org.edgedaemon.attendance.csv;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what this package reads: UTF-8, a line for each row, every cell quoted. */
public final class CsvWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A null is an empty cell; a line break becomes a space. */
  public void row(List<@Nullable String> cells) {
    StringBuilder line = new StringBuilder();
    for (String cell : cells) {
      String text = cell == null ? "" : cell.replaceAll("[\r\n]+", " ");
      line.append(line.isEmpty() ? "\"" : ",\"").append(text.replace("\"", "\"\"")).append('"');
    }
    byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
  }

  /** How much it is by now. */
  public int size() {
    return out.size();
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }
}

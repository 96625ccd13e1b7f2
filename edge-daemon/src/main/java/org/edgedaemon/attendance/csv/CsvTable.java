package org.edgedaemon.attendance.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file of comma separated values in UTF-8 (with or without a byte order mark), the names of the
 * columns in its first line, in any order. A record is a line: nothing that stands here may hold a
 * line break, and so one bad line spoils no other. Cells may be quoted; lines end with LF or CRLF;
 * empty ones are passed over.
 */
final class CsvTable {
  static final int MAX_BYTES = 8 * 1024 * 1024;
  static final int MAX_LINES = 100_000;
  static final int MAX_LINE_BYTES = 16 * 1024;

  private static final ObjectReader LINE =
      new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.TRIM_SPACES);

  private final byte[] content;
  private final TableColumns columns;
  private final Problems problems;
  private List<String> header = List.of();

  private CsvTable(byte[] content, TableColumns columns, Problems problems) {
    this.content = content;
    this.columns = columns;
    this.problems = problems;
  }

  /** Hands over each row that has the right number of cells. */
  static void read(byte[] content, TableColumns columns, Problems problems, Consumer<Cells> rows) {
    if (content.length > MAX_BYTES) {
      problems.add(
          0, "the file has " + content.length + " bytes, at most " + MAX_BYTES + " are read");
      return;
    }
    new CsvTable(content, columns, problems).read(rows);
  }

  private void read(Consumer<Cells> rows) {
    int line = 0;
    int from = startsWith(0xEF, 0xBB, 0xBF) ? 3 : 0;
    while (from < content.length) {
      int end = endOfLine(from);
      line++;
      if (line > MAX_LINES) {
        problems.add(line, "the file has more than " + MAX_LINES + " lines");
        return;
      }
      String text = decode(line, from, end);
      from = end + 1;
      if (text != null && !text.isBlank() && !take(line, text, rows)) {
        return;
      }
    }
    if (header.isEmpty() && problems.count() == 0) {
      problems.add(0, "the file is empty; its first line must name the columns");
    }
  }

  /** False when it is of no use to read on. */
  private boolean take(int line, String text, Consumer<Cells> rows) {
    List<String> cells = cells(line, text);
    if (header.isEmpty()) {
      return takeHeader(line, text, cells);
    }
    if (cells != null) {
      takeRow(line, cells, rows);
    }
    return true;
  }

  private boolean takeHeader(int line, String text, @Nullable List<String> cells) {
    if (cells != null && cells.size() == 1 && text.indexOf(';') >= 0) {
      problems.add(line, "the columns are separated by ';', they must be by ','");
      return false;
    }
    if (cells != null) {
      header = cells.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
      columns.check(header, reason -> problems.add(line, reason));
    }
    return problems.count() == 0;
  }

  private void takeRow(int line, List<String> cells, Consumer<Cells> rows) {
    if (cells.size() != header.size()) {
      problems.add(line, "has " + cells.size() + " cells, the first line has " + header.size());
      return;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isBlank()) {
        values.put(header.get(i), cells.get(i));
      }
    }
    if (!values.isEmpty()) {
      rows.accept(new Cells(line, values, problems));
    }
  }

  private @Nullable List<String> cells(int line, String text) {
    try {
      String[] cells = LINE.readValue(text);
      List<String> stripped = new ArrayList<>(cells.length);
      for (String cell : cells) {
        stripped.add(cell.strip());
      }
      return stripped;
    } catch (JsonProcessingException e) {
      problems.add(line, "a quoted cell has no end, or something behind it");
      return null;
    }
  }

  private @Nullable String decode(int line, int from, int end) {
    int length = end > from && content[end - 1] == '\r' ? end - 1 - from : end - from;
    if (length > MAX_LINE_BYTES) {
      problems.add(line, "has " + length + " bytes, at most " + MAX_LINE_BYTES + " are read");
      return null;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      problems.add(line, "is not UTF-8");
      return null;
    }
  }

  private int endOfLine(int from) {
    int end = from;
    while (end < content.length && content[end] != '\n') {
      end++;
    }
    return end;
  }

  private boolean startsWith(int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= content.length || (content[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}

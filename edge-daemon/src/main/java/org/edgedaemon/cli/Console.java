package org.edgedaemon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.edgedaemon.admin.AdminJson;
import org.jspecify.annotations.Nullable;

/** Where a command prints: answers to one stream, everything else to the other. */
final class Console {
  /** Made when it is first wanted: a start wants neither. */
  private static final class Time {
    static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  }

  /** As {@link Time}. */
  private static final class Json {
    static final ObjectWriter WRITER =
        AdminJson.mapper().writer().with(SerializationFeature.INDENT_OUTPUT);
  }

  private final PrintStream out;
  private final PrintStream err;
  private final ZoneId zone;
  private final LongSupplier nanoTime;
  private final boolean onTerminal;

  Console(PrintStream out, PrintStream err, CliServices services) {
    this.out = out;
    this.err = err;
    this.zone = services.zone();
    this.nanoTime = services.nanoTime();
    this.onTerminal = services.onTerminal();
  }

  /** One line of the answer. */
  void line(String text) {
    out.println(Printable.of(text));
  }

  void table(Table table) {
    table.lines().forEach(this::line);
  }

  /** One line that is not part of the answer. */
  void note(String text) {
    err.println(Printable.of(text));
  }

  void error(String text) {
    note(text);
  }

  void trace(Throwable failure) {
    failure.printStackTrace(err);
  }

  void json(Object value) {
    try {
      out.println(Json.WRITER.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass() + " cannot be written as JSON", e);
    }
  }

  /** The stream of the answer itself, for exports. */
  PrintStream raw() {
    return out;
  }

  /** Shows how far long work is: a bar for a person, plain lines for a log. */
  Progress progress(String task, String unit) {
    return onTerminal
        ? new BarProgress(task, unit, err)
        : new LineProgress(task, unit, this::note, nanoTime);
  }

  /** A moment in local time; a dash when there is none. */
  String local(@Nullable Instant moment) {
    return moment == null ? "-" : Time.FORMAT.format(moment.atZone(zone));
  }

  /** A device's wall clock as it is. */
  String wall(LocalDateTime time) {
    return Time.FORMAT.format(time);
  }
}

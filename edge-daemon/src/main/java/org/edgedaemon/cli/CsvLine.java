package org.edgedaemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.edgedaemon.admin.EntryView;
import org.jspecify.annotations.Nullable;

/**
 * An entry as comma-separated values (RFC 4180, but lines end with LF alone). The columns that only
 * a punch has are empty for other kinds.
 */
final class CsvLine {
  static final String HEAD =
      "seq,kind,event_id,device,serial,user_id,user_name,occurred_at,device_time,received_at,"
          + "direction,verify_mode,work_code,source";

  private CsvLine() {}

  static String of(EntryView entry) {
    JsonNode body = Bodies.parse(entry);
    return Stream.of(
            Long.toString(entry.sequence()),
            entry.kind(),
            entry.eventId(),
            entry.device(),
            field(body, "device", "serial"),
            field(body, "user_id"),
            field(body, "user_name"),
            field(body, "occurred_at"),
            entry.deviceTime().toString(),
            entry.receivedAt().toString(),
            field(body, "direction"),
            field(body, "verify_mode"),
            field(body, "work_code"),
            field(body, "source"))
        .collect(Collectors.joining(","));
  }

  private static String field(JsonNode body, String... members) {
    @Nullable String text = Bodies.text(body, members);
    return CsvCells.text(Objects.requireNonNullElse(text, ""));
  }
}

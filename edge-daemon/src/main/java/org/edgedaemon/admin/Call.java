package org.edgedaemon.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.http.ServerRequest;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/** The parameters of one call, typed. What does not parse is an INVALID refusal. */
final class Call {
  private final ServerRequest request;

  Call(ServerRequest request) {
    this.request = request;
  }

  DeviceId deviceInPath() {
    return parsed("id", request.param("id"), DeviceId::new);
  }

  DestinationId destinationInPath(String name) {
    return parsed(name, request.param(name), DestinationId::new);
  }

  long numberInPath(String name) {
    return parsed(name, request.param(name), Long::valueOf);
  }

  @Nullable DeviceId device() {
    return optional("device", DeviceId::new);
  }

  @Nullable DestinationId destination() {
    return optional("destination", DestinationId::new);
  }

  @Nullable LocalDateTime time(String name) {
    return optional(name, LocalDateTime::parse);
  }

  /** Words of {@link EntryKind}, separated by commas; punches when there is none. */
  Set<EntryKind> kinds() {
    Set<EntryKind> kinds = optional("kinds", Call::kindsOf);
    return kinds == null ? Set.of(EntryKind.PUNCH) : kinds;
  }

  long after() {
    Long after = optional("after", Long::valueOf);
    return after == null ? 0 : after;
  }

  int limit(int otherwise, int max) {
    Integer limit = optional("limit", Integer::valueOf);
    if (limit != null && (limit < 1 || limit > max)) {
      throw new OperationException(Reason.INVALID, "limit is " + limit + ", allowed are 1.." + max);
    }
    return limit == null ? otherwise : limit;
  }

  String inPath(String name) {
    return request.param(name);
  }

  /** A parameter of the query; null when it is not there. */
  @Nullable String optionalText(String name) {
    return request.query(name).orElse(null);
  }

  /** A parameter of the query that must be there. */
  String text(String name) {
    return request
        .query(name)
        .orElseThrow(() -> new OperationException(Reason.INVALID, "?" + name + "= is missing"));
  }

  /** Which of attendance. */
  AttendanceFilter filter() {
    return new AttendanceFilter(
        request.query("unit").orElse(null),
        request.query("student").orElse(null),
        request.query("session").orElse(null),
        time("from"),
        time("to"),
        optional("below", BigDecimal::new),
        Boolean.TRUE.equals(optional("failed", Boolean::valueOf)),
        destination(),
        request.query("after").orElse(null),
        limit(AttendanceQueries.MAX_LIMIT, AttendanceQueries.MAX_LIMIT));
  }

  byte[] bytes() {
    return request.body().toBytes();
  }

  <T> T body(Class<T> type) {
    String text = request.body().length() == 0 ? "{}" : request.body().text();
    try {
      return AdminJson.mapper().readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new OperationException(
          Reason.INVALID, "the body is not what this call takes: " + e.getOriginalMessage(), e);
    }
  }

  private <T> @Nullable T optional(String name, Function<String, T> parse) {
    String text = request.query(name).orElse(null);
    return text == null ? null : parsed(name, text, parse);
  }

  static <T> T parsed(String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new OperationException(
          Reason.INVALID, name + " '" + text + "' is not valid: " + e.getMessage(), e);
    }
  }

  private static Set<EntryKind> kindsOf(String words) {
    Set<EntryKind> kinds = new LinkedHashSet<>();
    for (String word : words.split(",", -1)) {
      kinds.add(kindOf(word));
    }
    return kinds;
  }

  private static EntryKind kindOf(String word) {
    for (EntryKind kind : EntryKind.values()) {
      if (kind.wireName().equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("there is no kind '" + word + "'");
  }
}

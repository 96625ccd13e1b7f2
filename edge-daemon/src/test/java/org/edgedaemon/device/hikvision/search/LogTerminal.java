package org.edgedaemon.device.hikvision.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.hikvision.isapi.Isapi;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.isapi.IsapiReader;
import org.edgedaemon.device.hikvision.isapi.ResponseStatus;
import org.edgedaemon.device.hikvision.isapi.UnreadPage;

/**
 * A terminal's event log in memory with the true semantics of its search: rows by time, offsets
 * into what matches at that moment, one counter over all types, the oldest overwritten when full.
 */
final class LogTerminal implements Isapi {
  static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One record. */
  record Row(long serial, LocalDateTime time, int major, int minor, String person) {}

  /** What a quirk answers instead; null lets the true answer come. */
  interface Quirk {
    IsapiAnswer answer(JsonNode cond);
  }

  final List<Row> rows = new ArrayList<>();
  final List<JsonNode> asked = new ArrayList<>();
  final Deque<Runnable> beforePages = new ArrayDeque<>();
  Quirk quirk = cond -> null;
  Duration took = Duration.ZERO;
  long nextSerial = 1;
  int capacity = Integer.MAX_VALUE;
  int mostRows = 30;
  int totalLie;
  boolean ignoresSerials;
  boolean ignoresTimes;
  boolean repeatsRows;
  boolean hidesSerials;
  boolean down;
  int askedAhead;
  LocalDateTime now = LocalDateTime.parse("2026-07-06T08:00:00");

  Row punch() {
    return add(5, 75, "00017");
  }

  void punches(int count) {
    for (int i = 0; i < count; i++) {
      punch();
    }
  }

  Row add(int major, int minor, String person) {
    now = now.plusSeconds(1);
    Row row = new Row(nextSerial++, now, major, minor, person);
    rows.add(row);
    if (rows.size() > capacity) {
      rows.remove(0);
    }
    return row;
  }

  /** As after a factory reset: an empty log, numbers from 1. */
  void reset() {
    rows.clear();
    nextSerial = 1;
  }

  List<Long> serials() {
    return rows.stream().map(Row::serial).toList();
  }

  @Override
  public CompletionStage<IsapiAnswer> get(String path) {
    throw new UnsupportedOperationException(path);
  }

  @Override
  public CompletionStage<IsapiAnswer> search(String path, String json) {
    try {
      JsonNode cond = JSON.readTree(json).path("AcsEventCond");
      asked.add(cond);
      Runnable before = beforePages.poll();
      if (before != null) {
        before.run();
      }
      if (down) {
        return CompletableFuture.failedFuture(
            new DeviceException(DeviceException.Reason.UNREACHABLE, "down"));
      }
      IsapiAnswer odd = quirk.answer(cond);
      return CompletableFuture.completedFuture(odd == null ? content(page(cond), took) : odd);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  /** Sent when the answer before it is there, which is at once. */
  @Override
  public CompletionStage<IsapiAnswer> searchNext(String path, String json, BooleanSupplier wanted) {
    askedAhead++;
    return search(path, json);
  }

  ObjectNode page(JsonNode cond) {
    List<Row> matching = matching(cond);
    int position = cond.path("searchResultPosition").intValue();
    int wanted = Math.min(cond.path("maxResults").intValue(), mostRows);
    List<Row> page =
        matching.subList(
            Math.min(position, matching.size()), Math.min(position + wanted, matching.size()));
    boolean more = position + page.size() < matching.size();
    ObjectNode root = JSON.createObjectNode();
    ObjectNode answer = root.putObject("AcsEvent");
    answer.put("searchID", cond.path("searchID").textValue());
    answer.put("responseStatusStrg", more ? "MORE" : page.isEmpty() ? "NO MATCH" : "OK");
    answer.put("numOfMatches", page.size()).put("totalMatches", matching.size() + totalLie);
    if (!page.isEmpty()) {
      ArrayNode list = answer.putArray("InfoList");
      page.forEach(row -> list.add(json(row)));
      if (repeatsRows) {
        list.add(json(page.get(0)));
      }
    }
    return root;
  }

  private List<Row> matching(JsonNode cond) {
    int major = cond.path("major").intValue();
    return rows.stream()
        .filter(row -> major == 0 || row.major() == major)
        .filter(row -> ignoresSerials || bySerial(cond, row))
        .filter(row -> ignoresTimes || byTime(cond, row))
        .sorted(Comparator.comparing(Row::time))
        .toList();
  }

  private static boolean bySerial(JsonNode cond, Row row) {
    return !cond.has("beginSerialNo")
        || (row.serial() >= cond.path("beginSerialNo").longValue()
            && row.serial() <= cond.path("endSerialNo").longValue());
  }

  private static boolean byTime(JsonNode cond, Row row) {
    if (!cond.has("startTime")) {
      return true;
    }
    LocalDateTime start = wall(cond.path("startTime").textValue());
    LocalDateTime end = wall(cond.path("endTime").textValue());
    return !row.time().isBefore(start) && !row.time().isAfter(end);
  }

  private static LocalDateTime wall(String text) {
    return OffsetDateTime.parse(text).toLocalDateTime();
  }

  private ObjectNode json(Row row) {
    ObjectNode node = JSON.createObjectNode();
    node.put("major", row.major()).put("minor", row.minor());
    node.put("time", row.time().atOffset(OFFSET).format(TIME));
    if (!hidesSerials) {
      node.put("serialNo", row.serial());
    }
    return row.person().isEmpty() ? node : node.put("employeeNoString", row.person());
  }

  static IsapiAnswer content(ObjectNode document, Duration took) {
    byte[] body = document.toString().getBytes(StandardCharsets.UTF_8);
    return UnreadPage.of(body)
        .<IsapiAnswer>map(page -> new IsapiAnswer.Page(page, took))
        .orElseGet(
            () ->
                new IsapiAnswer.Content(IsapiReader.read(body).orElseThrow(), Instant.EPOCH, took));
  }

  /** HTTP 400 that names a field, as in the reference's S11. */
  static IsapiAnswer refusal(String field) {
    return new IsapiAnswer.Refused(
        400, new ResponseStatus(6, "Invalid Content", "badjsoncontent", 0, field));
  }
}

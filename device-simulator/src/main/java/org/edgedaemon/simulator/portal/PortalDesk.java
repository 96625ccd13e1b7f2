package org.edgedaemon.simulator.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.FullHttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.edgedaemon.simulator.web.WebDesk;
import org.edgedaemon.simulator.web.WebReply;

/**
 * Takes marks, one a call; a mark is one per student and session. Safe for use by several threads.
 */
final class PortalDesk implements WebDesk<PortalRequest> {
  static final String PATH = "/api/attendance/record";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int KEPT = 10_000;

  private final String keyHeader;
  private final String key;
  private final Map<String, JsonNode> marks = new LinkedHashMap<>();
  private final Map<String, String> owners = new LinkedHashMap<>();
  private final Set<String> poison = new HashSet<>();
  private final Deque<PortalRequest> requests = new ArrayDeque<>();
  private Consumer<JsonNode> onMark = mark -> {};
  private long received;

  /**
   * @param key empty when none is asked for
   */
  PortalDesk(String keyHeader, String key) {
    this.keyHeader = keyHeader;
    this.key = key;
  }

  @Override
  public PortalRequest read(FullHttpRequest http) {
    boolean authorized = key.isEmpty() || key.equals(http.headers().get(keyHeader));
    return new PortalRequest(
        http.method().name(),
        http.uri(),
        http.headers().get("Idempotency-Key", ""),
        authorized,
        http.content().toString(StandardCharsets.UTF_8),
        0);
  }

  @Override
  public boolean writes(PortalRequest request) {
    return request.method().equals("POST");
  }

  @Override
  public synchronized WebReply answer(PortalRequest request) {
    if (!request.path().equals(PATH)) {
      return WebReply.failure(404, "no such path");
    }
    if (!request.authorized()) {
      return WebReply.failure(401, "wrong or missing key");
    }
    if (!writes(request)) {
      return WebReply.failure(405, "marks are posted");
    }
    try {
      return taken(JSON.readTree(request.body()));
    } catch (JsonProcessingException e) {
      return WebReply.failure(400, "unreadable body");
    }
  }

  @Override
  public synchronized void answered(PortalRequest request, int status) {
    requests.add(request.answered(status));
    if (requests.size() > KEPT) {
      requests.remove();
    }
  }

  private WebReply taken(JsonNode mark) {
    String id = mark.path("event_id").asText();
    String student = mark.path("student").path("admission_number").asText();
    String session = mark.path("session").path("id").asText();
    if (id.isEmpty() || student.isEmpty() || session.isEmpty()) {
      return WebReply.failure(422, "event_id, student and session are required");
    }
    if (poison.contains(student)) {
      return WebReply.failure(422, "student is not valid");
    }
    received++;
    String owner = owners.putIfAbsent(student + "|" + session, id);
    if (owner != null && !owner.equals(id)) {
      return new WebReply(409, "{\"success\":false,\"code\":\"duplicate\"}");
    }
    boolean repeat = marks.put(id, mark) != null;
    if (!repeat) {
      onMark.accept(mark);
    }
    return new WebReply(repeat ? 200 : 201, "{\"success\":true,\"duplicate\":" + repeat + "}");
  }

  synchronized void onMark(Consumer<JsonNode> listener) {
    onMark = listener;
  }

  synchronized void poison(String student) {
    poison.add(student);
  }

  synchronized Map<String, JsonNode> marks() {
    return new LinkedHashMap<>(marks);
  }

  synchronized long received() {
    return received;
  }

  synchronized List<PortalRequest> requests() {
    return List.copyOf(requests);
  }
}

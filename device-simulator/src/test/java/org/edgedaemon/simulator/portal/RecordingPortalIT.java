package org.edgedaemon.simulator.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingPortalIT {
  private static final String KEY = "portal-key";

  private final RecordingPortal portal = new RecordingPortal("X-API-Key", KEY);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeEach
  void start() {
    portal.start();
  }

  @AfterEach
  void close() {
    portal.close();
  }

  @Test
  void aMarkIsTakenOnceAndARepeatIsToldSo() throws Exception {
    List<String> told = new ArrayList<>();
    portal.onMark(mark -> told.add(mark.path("event_id").asText()));
    assertThat(post(KEY, mark("e1", "S1", "mon"))).isEqualTo(201);
    assertThat(post(KEY, mark("e1", "S1", "mon"))).isEqualTo(200);
    assertThat(portal.marks()).containsOnlyKeys("e1");
    assertThat(portal.receivedCount()).isEqualTo(2);
    assertThat(told).containsExactly("e1");
  }

  @Test
  void oneStudentAtOneSessionHasOneId() throws Exception {
    assertThat(post(KEY, mark("e1", "S1", "mon"))).isEqualTo(201);
    assertThat(post(KEY, mark("e2", "S1", "mon"))).isEqualTo(409);
    assertThat(post(KEY, mark("e3", "S1", "tue"))).isEqualTo(201);
    assertThat(portal.marks()).containsOnlyKeys("e1", "e3");
  }

  @Test
  void keyPathMethodAndBodyAreLookedAt() throws Exception {
    assertThat(post("another", mark("e1", "S1", "mon"))).isEqualTo(401);
    assertThat(post(KEY, "no JSON")).isEqualTo(400);
    assertThat(post(KEY, "{\"event_id\":\"e1\"}")).isEqualTo(422);
    assertThat(send(request("/api/attendance/record").header("X-API-Key", KEY).GET()))
        .isEqualTo(405);
    assertThat(send(request("/api/other").GET())).isEqualTo(404);
    assertThat(portal.requests())
        .extracting(PortalRequest::status)
        .containsExactly(401, 400, 422, 405, 404);
    assertThat(portal.requests().get(0).authorized()).isFalse();
    assertThat(portal.requests().get(0).idempotencyKey()).isEqualTo("i-1");
  }

  @Test
  void aPoisonedStudentIsRefused() throws Exception {
    portal.poison("S1");
    assertThat(post(KEY, mark("e1", "S1", "mon"))).isEqualTo(422);
    assertThat(post(KEY, mark("e2", "S2", "mon"))).isEqualTo(201);
  }

  @Test
  void faultsHappenWithAndWithoutStoring() throws Exception {
    portal.faults().next(WebFault.status(503)).next(WebFault.status(500).afterStoring());
    assertThat(post(KEY, mark("e1", "S1", "mon"))).isEqualTo(503);
    assertThat(portal.marks()).isEmpty();
    assertThat(post(KEY, mark("e1", "S1", "mon"))).isEqualTo(500);
    assertThat(portal.marks()).hasSize(1);
    assertThat(post(KEY, mark("e1", "S1", "mon"))).isEqualTo(200);
    assertThat(portal.faults().happened()).isEqualTo(2);
  }

  @Test
  void itRemembersOverARestart() throws Exception {
    post(KEY, mark("e1", "S1", "mon"));
    String url = portal.url();
    portal.stop();
    assertThatThrownBy(() -> post(KEY, mark("e1", "S1", "mon"))).isInstanceOf(IOException.class);
    portal.start();
    assertThat(portal.url()).isEqualTo(url);
    assertThat(post(KEY, mark("e1", "S1", "mon"))).isEqualTo(200);
  }

  private static String mark(String id, String student, String session) {
    return """
        {"event_id": "%s", "student": {"admission_number": "%s"}, "session": {"id": "%s"}}
        """
        .formatted(id, student, session);
  }

  private int post(String key, String body) throws Exception {
    return send(
        request("/api/attendance/record")
            .header("X-API-Key", key)
            .header("Idempotency-Key", "i-1")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(portal.url() + path)).timeout(Duration.ofSeconds(30));
  }

  private int send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString()).statusCode();
  }
}

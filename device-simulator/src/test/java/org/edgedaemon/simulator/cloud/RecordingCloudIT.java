package org.edgedaemon.simulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingCloudIT {
  private static final String A = "{\"event_id\":\"aa01\",\"user_id\":\"7\",\"seq\":1}";
  private static final String B =
      "{ \"event_id\" : \"bb02\", \"device\":{\"event_id\":\"no\"}, \"user_id\":\"8\", \"seq\":2}";

  private final RecordingCloud cloud =
      RecordingCloud.builder().key("secret").keepBodies().conflictOnDuplicate().build();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Duration patience = Duration.ofSeconds(20);

  @BeforeEach
  void start() {
    cloud.start();
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void theKeyIsAskedFor() throws Exception {
    HttpRequest bare = HttpRequest.newBuilder(URI.create(cloud.url() + "/sync-status")).build();
    assertThat(client.send(bare, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    HttpRequest right =
        HttpRequest.newBuilder(bare.uri()).header("Authorization", "Bearer secret").build();
    assertThat(client.send(right, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
    assertThat(cloud.unauthorized()).isOne();
  }

  @Test
  void recordsAreRememberedAsTheyCame() throws Exception {
    List<String> heard = new ArrayList<>();
    cloud.onRecord(record -> heard.add(record.eventId() + "/" + record.userId()));
    assertThat(post("attendance-records", A)).isEqualTo(201);
    assertThat(post("attendance-records", A)).isEqualTo(409);
    assertThat(post("attendance-records", "{\"records\":[" + B + "," + A + "]}")).isEqualTo(201);
    assertThat(cloud.eventIds()).containsExactly("aa01", "bb02").contains("bb02");
    assertThat(cloud.bodyOf("bb02")).isEqualTo(B);
    assertThat(cloud.receivedCount()).isEqualTo(4);
    assertThat(cloud.duplicates()).isEqualTo(2);
    assertThat(cloud.timesReceived("aa01")).isEqualTo(3);
    assertThat(heard).containsExactly("aa01/7", "aa01/7", "bb02/8", "aa01/7");
    assertThat(cloud.idempotencyRepeats()).isEqualTo(2);
    assertThat(cloud.requests()).extracting(CloudRequest::records).containsExactly(1, 1, 2);
    assertThat(cloud.outOfOrder()).isZero();
  }

  @Test
  void backupSyncIsAnsweredInItsForm() throws Exception {
    post("attendance-records", A);
    HttpResponse<String> answer =
        send(
            "attendance/backup-sync",
            "{\"device\":{\"id\":\"d\"},\"startTime\":\"x\",\"records\":[" + A + "," + B + "]}",
            false);
    assertThat(answer.body())
        .isEqualTo(
            "{\"success\":true,\"recordsFetched\":2,\"recordsProcessed\":1,\"recordsFailed\":0,"
                + "\"errors\":[]}");
  }

  @Test
  void gzipIsUnpackedAndNonsenseRefused() throws Exception {
    assertThat(send("attendance-records", A, true).statusCode()).isEqualTo(201);
    assertThat(cloud.requests().get(0).gzip()).isTrue();
    assertThat(post("attendance-records", "{\"records\":[{\"user_id\":\"7\"}]}")).isEqualTo(400);
    assertThat(post("attendance-records", "[")).isEqualTo(400);
    assertThat(cloud.uniqueCount()).isOne();
  }

  @Test
  void answersGoWrong() throws Exception {
    cloud.faults().next(WebFault.status(503).retryAfter("7")).next(WebFault.okWithErrorBody());
    HttpResponse<String> answer = send("attendance-records", A, false);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    assertThat(send("attendance-records", A, false).body()).contains("\"success\":false");
    assertThat(cloud.receivedCount()).isZero();
    cloud.faults().next(WebFault.resetBefore());
    assertThatThrownBy(() -> post("attendance-records", A)).isInstanceOf(IOException.class);
    assertThat(cloud.receivedCount()).isZero();
    cloud.faults().next(WebFault.resetAfter());
    assertThatThrownBy(() -> post("attendance-records", A)).isInstanceOf(IOException.class);
    assertThat(cloud.receivedCount()).isOne();
    cloud.faults().next(WebFault.hang());
    patience = Duration.ofMillis(200);
    assertThatThrownBy(() -> post("attendance-records", B))
        .isInstanceOf(HttpTimeoutException.class);
    patience = Duration.ofSeconds(20);
    cloud.faults().next(WebFault.garbage()).next(WebFault.truncated());
    assertThatThrownBy(() -> post("attendance-records", B)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> post("attendance-records", B)).isInstanceOf(IOException.class);
    assertThat(cloud.uniqueCount()).isOne();
    cloud.faults().next(WebFault.drip(1));
    assertThat(post("attendance-records", B)).isEqualTo(201);
    assertThat(cloud.faults().happened()).isEqualTo(8);
  }

  @Test
  void batchesAreTooLargeOrPoisoned() throws Exception {
    String both = "{\"records\":[" + A + "," + B + "]}";
    cloud.faults().maxRecords(1);
    assertThat(post("attendance-records", both)).isEqualTo(413);
    cloud.faults().clear();
    cloud.faults().poison("bb02").nameThePoison(true);
    HttpResponse<String> answer = send("attendance-records", both, false);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("bb02").doesNotContain("aa01");
    assertThat(post("attendance-records", B)).isEqualTo(422);
    assertThat(post("attendance-records", A)).isEqualTo(201);
    cloud.faults().clear();
    cloud.faults().poison("8");
    assertThat(post("attendance-records", both)).isEqualTo(422);
  }

  @Test
  void offlineAndBackOnTheSamePort() throws Exception {
    post("attendance-records", A);
    cloud.stop();
    assertThatThrownBy(() -> post("attendance-records", A)).isInstanceOf(IOException.class);
    cloud.start();
    assertThat(post("attendance-records", A)).isEqualTo(409);
  }

  @Test
  void acceptedIdsOutliveTheProcess(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("accepted");
    Files.writeString(file, "aa01\ncut sho");
    try (RecordingCloud back = RecordingCloud.builder().persistTo(file).build().start()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(back.url() + "/attendance-records"))
              .POST(HttpRequest.BodyPublishers.ofString("{\"records\":[" + A + "," + B + "]}"))
              .build();
      client.send(request, HttpResponse.BodyHandlers.discarding());
      assertThat(back.eventIds()).containsExactly("aa01", "bb02");
      assertThat(Files.readString(file)).isEqualTo("aa01\nbb02\n");
    }
  }

  private int post(String path, String body) throws Exception {
    return send(path, body, false).statusCode();
  }

  private HttpResponse<String> send(String path, String body, boolean gzip) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(cloud.url() + "/" + path))
            .timeout(patience)
            .header("Authorization", "Bearer secret")
            .header("Idempotency-Key", "k");
    if (gzip) {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
        out.write(bytes);
      }
      bytes = zipped.toByteArray();
      request.header("Content-Encoding", "gzip");
    }
    return client.send(
        request.POST(HttpRequest.BodyPublishers.ofByteArray(bytes)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}

package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.edgedaemon.history.Run;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.HttpLimits;
import org.edgedaemon.http.HttpServer;
import org.edgedaemon.http.Loops;
import org.edgedaemon.http.Route;
import org.edgedaemon.replica.hub.Hub;
import org.edgedaemon.replica.hub.HubConfig;
import org.edgedaemon.replica.hub.SlaveAccess;
import org.edgedaemon.replica.jdbc.JdbcMasterStore;
import org.edgedaemon.replica.jdbc.JdbcTables;
import org.edgedaemon.replica.jdbc.ReplicaDatabase;
import org.edgedaemon.replica.link.HttpMasterCalls;
import org.edgedaemon.replica.master.Master;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The master's calls over a real socket and a real database, as any slave sees them. */
@Timeout(60)
class HubIT {
  private static final TableName TABLE = new TableName("inventories");
  private static final TableSpec SPEC =
      new TableSpec(TABLE, "id", "updated_at", Set.of(), Set.of());
  private static final String NORTH = "token-of-north-0123456789";
  private static final String SOUTH = "token-of-south-0123456789";
  private static final int MAX_BODY = 100_000;
  private static final InstantSource CLOCK = InstantSource.system();

  private final String url =
      "jdbc:h2:mem:" + UUID.randomUUID() + ";DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final List<Run> runs = new CopyOnWriteArrayList<>();

  /** Path, how the request was packed, how the answer was. */
  private final List<List<String>> packing = new CopyOnWriteArrayList<>();

  private Connection database;
  private JdbcTables tables;
  private Hub hub;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    database = DriverManager.getConnection(url);
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "create table inventories (id int primary key, name varchar(50), updated_at timestamp(6))");
    }
    open(HubConfig.DEFAULT_RATE);
  }

  @AfterEach
  void stop() throws Exception {
    shut();
    database.close();
  }

  @Test
  void bodiesArePackedBothWays() {
    try (HttpClients clients = new HttpClients(Loops.SHARED, "test", System::nanoTime);
        HttpMasterCalls north = calls(clients, NORTH);
        HttpMasterCalls south = calls(clients, SOUTH)) {
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        changes.add(change(i, "chairs of the same kind"));
      }
      assertThat(north.upload(changes).outcomes()).hasSize(50);
      assertThat(south.download(Version.NONE, Set.of(TABLE)).rows()).hasSize(50);
    }
    assertThat(packing)
        .contains(
            List.of("/api/sync/upload", "gzip", "gzip"),
            List.of("/api/sync/download", "plain", "gzip"));
  }

  @Test
  void whoDoesNotTakeGzipGetsNone() throws Exception {
    upload(NORTH, records(100));
    HttpResponse<byte[]> plain = get(SOUTH, "download", null);
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    HttpResponse<byte[]> packed = get(SOUTH, "download", "gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.body().length).isLessThan(plain.body().length / 3);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(json.readTree(in).path("records")).isEqualTo(records(plain));
    }
  }

  @Test
  void eachRecordIsJudgedAlone() throws Exception {
    JsonNode results =
        upload(
                NORTH,
                "{\"table\":\"inventories\",\"data\":{\"id\":1,\"name\":\"a\"},\"action\":\"create\",\"id\":\"1\"},"
                    + "{\"table\":\"inventories\",\"data\":{\"id\":2,\"colour\":\"b\"},\"action\":\"create\",\"id\":\"2\"},"
                    + "{\"table\":\"elsewhere\",\"data\":{\"id\":3},\"action\":\"create\",\"id\":\"3\"},"
                    + "{\"table\":\"inventories\",\"data\":{\"id\":\"x\",\"name\":\"c\"},\"action\":\"create\",\"id\":\"4\"},"
                    + "{\"table\":\"inventories\",\"data\":{\"id\":5,\"name\":\"d\"},\"action\":\"create\",\"id\":\"5\"}")
            .path("results");
    assertThat(results.findValuesAsText("status"))
        .containsExactly("accepted", "error", "error", "error", "accepted");
    assertThat(results.path(1).path("reason").asText()).contains("colour");
    assertThat(results.path(2).path("reason").asText()).contains("table elsewhere is not kept");
    assertThat(results.path(3).path("reason").asText()).isNotBlank();
    assertThat(records(get(SOUTH, "download", null)).findValuesAsText("key"))
        .containsExactly("1", "5");
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() throws Exception {
    upload(NORTH, records(25));
    List<String> keys = new ArrayList<>();
    String since = "";
    JsonNode page;
    do {
      page = read(get(SOUTH, "download?limit=10&tables=inventories" + since, null));
      assertThat(page.path("records").size()).isLessThanOrEqualTo(10);
      keys.addAll(page.path("records").findValuesAsText("key"));
      since = "&last_synced_at=" + page.path("server_time").asText();
    } while (page.path("more").asBoolean());
    assertThat(keys).hasSize(25).doesNotHaveDuplicates();
    assertThat(records(get(SOUTH, "download?x=y" + since, null))).isEmpty();
    assertThat(records(get(NORTH, "download?last_synced_at=2026-01-01T00:00:00Z", null)))
        .as("its own changes")
        .isEmpty();
    assertThat(get(SOUTH, "download?tables=elsewhere", null).statusCode()).isEqualTo(400);
  }

  @Test
  void whoCallsTooOftenIsAskedToWaitAndOthersAreNot() throws Exception {
    shut();
    open(5);
    List<Integer> codes = new ArrayList<>();
    HttpResponse<byte[]> refused = null;
    for (int i = 0; i < 20; i++) {
      HttpResponse<byte[]> answer = get(NORTH, "download", null);
      codes.add(answer.statusCode());
      refused = answer.statusCode() == 429 ? answer : refused;
    }
    assertThat(codes).contains(200, 429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(get(SOUTH, "download", null).statusCode()).isEqualTo(200);
  }

  @Test
  void tooLargeABodyIsRefusedAlsoWhenItIsSmallOnlyOnTheWire() throws Exception {
    byte[] large =
        ("{\"records\":[]" + " ".repeat(MAX_BODY) + "}").getBytes(StandardCharsets.UTF_8);
    assertThat(post(NORTH, large, false).statusCode()).isEqualTo(413);
    byte[] bomb = packed(large);
    assertThat(bomb.length).isLessThan(2_000);
    assertThat(post(NORTH, bomb, true).statusCode()).isEqualTo(413);
    String small = "{\"records\":[]" + " ".repeat(MAX_BODY / 2) + "}";
    assertThat(post(NORTH, packed(small.getBytes(StandardCharsets.UTF_8)), true).statusCode())
        .isEqualTo(200);
    String many = "{\"records\":[" + "{},".repeat(1_000) + "{}]}";
    assertThat(post(NORTH, many.getBytes(StandardCharsets.UTF_8), false).statusCode())
        .isEqualTo(400);
  }

  @Test
  void nobodyCallsWithoutATokenOfASlave() throws Exception {
    for (String call : List.of("download", "changes")) {
      assertThat(get("token-of-nobody-0123456789", call, null).statusCode()).isEqualTo(401);
    }
    assertThat(post("", new byte[0], false).statusCode()).isEqualTo(401);
  }

  /** A slave that tells no bases: what it acknowledged counts, also after a restart. */
  @Test
  void whatASlaveHasSeenIsRemembered() throws Exception {
    upload(NORTH, record(1, "first", "2026-03-01T08:00:00Z"));
    String time = read(get(SOUTH, "download", null)).path("server_time").asText();
    acknowledge(SOUTH, time, "success");
    shut();
    open(HubConfig.DEFAULT_RATE);
    JsonNode result =
        upload(SOUTH, record(1, "second", "2026-02-01T08:00:00Z")).path("results").path(0);
    assertThat(result.path("status").asText()).as("it had seen the first").isEqualTo("accepted");
    assertThat(hub.slaves().get(1).lastSync()).isNotNull();
  }

  @Test
  void roundsOfSlavesAreInTheHistory() throws Exception {
    upload(NORTH, records(3));
    acknowledge(NORTH, "2026-01-01T00:00:00Z", "success");
    acknowledge(NORTH, "2026-01-01T00:00:00Z", "success");
    acknowledge(NORTH, "2026-01-01T00:00:00Z", "failed");
    acknowledge(NORTH, "2026-01-01T00:00:00Z", "failed");
    assertThat(runs).extracting(Run::subject).containsOnly("north");
    assertThat(runs).extracting(Run::processed).containsExactly(3L, 0L);
    assertThat(runs).extracting(Run::error).containsExactly(null, "the office is closed");
  }

  @Test
  void unknownRowsAreTold() {
    try (HttpClients clients = new HttpClients(Loops.SHARED, "test", System::nanoTime);
        HttpMasterCalls north = calls(clients, NORTH)) {
      north.upload(List.of(change(1, "a"), change(2, "b")));
      assertThat(north.unknown(List.of(row(1), row(2), row(3)))).containsExactly(row(3));
    }
  }

  private void open(int rate) {
    ReplicaDatabase where =
        new ReplicaDatabase(
            url, null, null, ZoneOffset.UTC, Duration.ofSeconds(10), ReplicaDatabase.OVERLAP);
    tables = new JdbcTables(where, List.of(SPEC), false);
    HubConfig config =
        new HubConfig(
            Map.of(TABLE, SPEC),
            List.of(
                new SlaveAccess("north", new Secret(NORTH)),
                new SlaveAccess("south", new Secret(SOUTH))),
            rate,
            MAX_BODY,
            HubConfig.DEFAULT_WATCH,
            HubConfig.DEFAULT_COMPARE,
            HubConfig.DEFAULT_RETENTION);
    JdbcMasterStore store = new JdbcMasterStore(tables);
    Master master = new Master(config.specs(), store, tables, config.compareEvery(), CLOCK);
    hub = new Hub(config, master, store, new Remembering(), CLOCK, System::nanoTime);
    List<Route> routes = hub.routes().stream().map(this::noted).toList();
    server =
        new HttpServer(
            "127.0.0.1", 0, Loops.SHARED, HttpLimits.defaults(), routes, System::nanoTime);
    server.start();
  }

  private void shut() {
    hub.close();
    server.close();
    tables.close();
  }

  private Route noted(Route route) {
    return new Route(
        route.method(),
        route.template(),
        route.guard(),
        route.maxBody(),
        route.needsBody(),
        request ->
            route
                .handler()
                .handle(request)
                .thenApply(
                    answer -> {
                      packing.add(
                          List.of(
                              request.path(),
                              request.header("Content-Encoding").orElse("plain"),
                              answer.headers().getOrDefault("Content-Encoding", "plain")));
                      return answer;
                    }));
  }

  private HttpMasterCalls calls(HttpClients clients, String token) {
    return new HttpMasterCalls(
        clients.open(
            new HttpClientConfig(
                2, Duration.ofSeconds(5), Duration.ofSeconds(5), null, null, null)),
        URI.create("http://127.0.0.1:" + server.port()),
        new Secret(token),
        Duration.ofSeconds(10));
  }

  private static RowId row(int id) {
    return new RowId(TABLE, new RowKey(Integer.toString(id)));
  }

  private static Change change(int id, String name) {
    RowImage image =
        RowImage.of(
            Map.of("id", TextNode.valueOf(Integer.toString(id)), "name", TextNode.valueOf(name)));
    return new Change(
        "c" + id, row(id), Action.CREATE, image, true, Set.of("id", "name"), null, Instant.EPOCH);
  }

  private static String records(int count) {
    List<String> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(record(i, "name " + i, "2026-03-01T08:00:00Z"));
    }
    return String.join(",", records);
  }

  private static String record(int id, String name, String time) {
    return "{\"table\":\"inventories\",\"action\":\"update\",\"id\":\"%d\",\"data\":{\"id\":%d,\"name\":\"%s\",\"updated_at\":\"%s\"}}"
        .formatted(id, id, name, time);
  }

  private JsonNode upload(String token, String records) throws Exception {
    String body = "{\"records\":[" + records + "]}";
    HttpResponse<byte[]> answer = post(token, body.getBytes(StandardCharsets.UTF_8), false);
    assertThat(answer.statusCode()).isEqualTo(200);
    return read(answer);
  }

  private void acknowledge(String token, String time, String status) throws Exception {
    String body =
        "{\"timestamp\":\"%s\",\"status\":\"%s\",\"message\":\"the office is closed\"}"
            .formatted(time, status);
    HttpRequest request =
        request(token, "acknowledge").POST(HttpRequest.BodyPublishers.ofString(body)).build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<byte[]> post(String token, byte[] body, boolean packed) throws Exception {
    HttpRequest.Builder request =
        request(token, "upload").POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (packed) {
      request.header("Content-Encoding", "gzip");
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> get(String token, String call, @Nullable String accept)
      throws Exception {
    HttpRequest.Builder request = request(token, call);
    if (accept != null) {
      request.header("Accept-Encoding", accept);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String token, String call) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + "/api/sync/" + call))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode records(HttpResponse<byte[]> answer) throws Exception {
    return read(answer).path("records");
  }

  private JsonNode read(HttpResponse<byte[]> answer) throws Exception {
    return json.readTree(answer.body());
  }

  private static byte[] packed(byte[] plain) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private final class Remembering implements RunHistory {
    @Override
    public void record(Run run) {
      runs.add(run);
    }

    @Override
    public List<Run> recent(String kind, @Nullable String subject, int limit) {
      return runs;
    }
  }
}

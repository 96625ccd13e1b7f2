package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
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
import java.util.zip.GZIPOutputStream;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.HttpHandler;
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

/** A master over a real socket and a real database, and calls as any slave makes them. */
abstract class HubFixture {
  static final TableName TABLE = new TableName("inventories");
  static final TableSpec SPEC = new TableSpec(TABLE, "id", "updated_at", Set.of(), Set.of());
  static final String NORTH = "token-of-north-0123456789";
  static final String SOUTH = "token-of-south-0123456789";
  static final int MAX_BODY = 100_000;
  static final InstantSource CLOCK = InstantSource.system();

  final String url =
      "jdbc:h2:mem:" + UUID.randomUUID() + ";DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
  final HttpClient http = HttpClient.newHttpClient();
  final ObjectMapper json = new ObjectMapper();
  final RememberedRuns runs = new RememberedRuns();

  /** Path, how the request was packed, how the answer was. */
  final List<List<String>> packing = new CopyOnWriteArrayList<>();

  Connection database;
  JdbcTables tables;
  Hub hub;
  HttpServer server;

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

  void open(int rate) {
    open(rate, HubConfig.DEFAULT_RETENTION);
  }

  void open(int rate, Duration retention) {
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
            retention);
    JdbcMasterStore store = new JdbcMasterStore(tables);
    Master master = new Master(config.specs(), store, tables, config.compareEvery(), CLOCK);
    hub = new Hub(config, master, store, runs, CLOCK, System::nanoTime);
    List<Route> routes = hub.routes().stream().map(this::noted).toList();
    server =
        new HttpServer(
            "127.0.0.1", 0, Loops.SHARED, HttpLimits.defaults(), routes, System::nanoTime);
    server.start();
  }

  void shut() {
    hub.close();
    server.close();
    tables.close();
  }

  /** The same call, handled otherwise. */
  static Route handledBy(Route route, HttpHandler handler) {
    return new Route(
        route.method(),
        route.template(),
        route.guard(),
        route.maxBody(),
        route.needsBody(),
        handler);
  }

  Route noted(Route route) {
    return handledBy(
        route,
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

  HttpMasterCalls calls(HttpClients clients, String token) {
    return new HttpMasterCalls(
        clients.open(
            URI.create("http://127.0.0.1:" + server.port()),
            new HttpClientConfig(
                2, Duration.ofSeconds(5), Duration.ofSeconds(5), null, null, null)),
        URI.create("http://127.0.0.1:" + server.port()),
        new Secret(token),
        Duration.ofSeconds(10));
  }

  static RowId row(int id) {
    return new RowId(TABLE, new RowKey(Integer.toString(id)));
  }

  static Change change(int id, String name) {
    RowImage image =
        RowImage.of(
            Map.of("id", TextNode.valueOf(Integer.toString(id)), "name", TextNode.valueOf(name)));
    return new Change(
        "c" + id,
        row(id),
        Action.CREATE,
        image,
        true,
        Set.of("id", "name"),
        null,
        false,
        Instant.EPOCH);
  }

  static String records(int count) {
    List<String> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(record(i, "name " + i, "2026-03-01T08:00:00Z"));
    }
    return String.join(",", records);
  }

  static String record(int id, String name, String time) {
    return "{\"table\":\"inventories\",\"action\":\"update\",\"id\":\"%d\",\"data\":{\"id\":%d,\"name\":\"%s\",\"updated_at\":\"%s\"}}"
        .formatted(id, id, name, time);
  }

  JsonNode upload(String token, String records) throws Exception {
    String body = "{\"records\":[" + records + "]}";
    HttpResponse<byte[]> answer = post(token, body.getBytes(StandardCharsets.UTF_8), false);
    assertThat(answer.statusCode()).isEqualTo(200);
    return read(answer);
  }

  void acknowledge(String token, String time, String status) throws Exception {
    String body =
        "{\"timestamp\":\"%s\",\"status\":\"%s\",\"message\":\"the office is closed\"}"
            .formatted(time, status);
    HttpRequest request =
        request(token, "acknowledge").POST(HttpRequest.BodyPublishers.ofString(body)).build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
  }

  HttpResponse<byte[]> post(String token, byte[] body, boolean packed) throws Exception {
    HttpRequest.Builder request =
        request(token, "upload").POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (packed) {
      request.header("Content-Encoding", "gzip");
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> get(String token, String call, @Nullable String accept) throws Exception {
    HttpRequest.Builder request = request(token, call);
    if (accept != null) {
      request.header("Accept-Encoding", accept);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpRequest.Builder request(String token, String call) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + "/api/sync/" + call))
        .header("Authorization", "Bearer " + token);
  }

  JsonNode records(HttpResponse<byte[]> answer) throws Exception {
    return read(answer).path("records");
  }

  JsonNode read(HttpResponse<byte[]> answer) throws Exception {
    return json.readTree(answer.body());
  }

  static byte[] packed(byte[] plain) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}

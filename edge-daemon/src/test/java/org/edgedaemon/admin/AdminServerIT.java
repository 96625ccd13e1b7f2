package org.edgedaemon.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpClient;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.Loops;
import org.edgedaemon.http.Route;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdminServerIT {
  private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();
  private final AtomicBoolean progress = new AtomicBoolean(true);
  private final AtomicLong nanos = new AtomicLong();
  private final Metrics metrics = new Metrics("1.2.3");
  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final HttpClient client =
      clients.open(URI.create("http://127.0.0.1"), HttpClientConfig.of(4));
  private AdminServer server;

  @BeforeEach
  void start() {
    server = start(new Secret("t0ken"));
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
    clients.close();
  }

  @Test
  void aDeadCloudIsDegradedAndReady() throws Exception {
    checks.add(check("store", "journal", CheckResult.ok("open")));
    checks.add(check("destination", "cloud", CheckResult.degraded("cannot connect")));
    nanos.set(TimeUnit.SECONDS.toNanos(90));

    JsonNode page = json(get("/health"));
    assertThat(page.path("status").asText()).isEqualTo("degraded");
    assertThat(page.path("version").asText()).isEqualTo("1.2.3");
    assertThat(page.path("uptime_seconds").asLong()).isEqualTo(90);
    JsonNode cloud = page.path("components").path("destination").path(0);
    assertThat(cloud.path("name").asText()).isEqualTo("cloud");
    assertThat(cloud.path("status").asText()).isEqualTo("degraded");
    assertThat(cloud.path("text").asText()).isEqualTo("cannot connect");
    assertThat(cloud.path("facts").path("count").asInt()).isEqualTo(7);
    assertThat(get("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void aStoreThatIsDownMakesItUnready() throws Exception {
    checks.add(check("device", "front", CheckResult.down("unreachable")));
    assertThat(get("/health/ready").status()).isEqualTo(200);
    checks.add(check("store", "intake", CheckResult.degraded("big")));
    assertThat(get("/health/ready").status()).isEqualTo(200);
    checks.add(check("store", "journal", CheckResult.down("disk full")));
    assertThat(get("/health/ready").status()).isEqualTo(503);
    assertThat(json(get("/health/ready")).path("reasons").path(0).asText())
        .isEqualTo("journal: disk full");
    assertThat(get("/health/live").status()).isEqualTo(200);
    assertThat(json(get("/health")).path("status").asText()).isEqualTo("down");
  }

  @Test
  void livenessIsProgress() throws Exception {
    assertThat(get("/health/live").status()).isEqualTo(200);
    progress.set(false);
    assertThat(get("/health/live").status()).isEqualTo(503);
  }

  @Test
  void otherCallsNeedTheToken() throws Exception {
    assertThat(get("/api/thing").status()).isEqualTo(401);
    assertThat(get("/api/thing", "Bearer wrong").status()).isEqualTo(401);
    assertThat(get("/api/thing", "Bearer t0ken").status()).isEqualTo(200);
    assertThat(get("/health").status()).isEqualTo(200);
    assertThat(get("/metrics").status()).isEqualTo(200);
  }

  @Test
  void withoutATokenOtherCallsAreOff() throws Exception {
    server.close();
    server = start(null);
    assertThat(get("/api/thing", "Bearer t0ken").status()).isEqualTo(403);
    assertThat(get("/health").status()).isEqualTo(200);
  }

  @Test
  void everyMetricIsShownUnderItsName() throws Exception {
    for (Metric metric : Metric.values()) {
      String[] labels = metric.labels().stream().map(l -> "a-" + l).toArray(String[]::new);
      if (metric.kind() == Metric.Kind.HISTOGRAM) {
        metrics.observer(metric, labels).accept(0.2);
      } else {
        metrics.register(metric, () -> List.of(new Sample(5, Arrays.asList(labels))));
      }
    }
    Answer answer = get("/metrics");
    assertThat(answer.header("Content-Type").orElse("")).startsWith("text/plain");
    String text = answer.body().text();
    for (Metric metric : Metric.values()) {
      assertThat(text).contains("# TYPE " + metric.wireName() + " ");
    }
    assertThat(text)
        .contains("edge_daemon_build_info{version=\"1.2.3\"} 1")
        .contains("edge_daemon_lane_sent_total{destination=\"a-destination\"} 5.0")
        .contains("edge_daemon_lane_oldest_age_seconds{destination=\"a-destination\"} 5.0")
        .contains("edge_daemon_intake_commit_seconds_count 1");
  }

  @Test
  void aMetricThatFailsCostsItselfOnly() throws Exception {
    metrics.register(
        Metric.JOURNAL_ROWS,
        () -> {
          throw new IllegalStateException("closed");
        });
    metrics.register(
        Metric.LANE_DEPTH, () -> List.of(Sample.of(1, "cloud"), Sample.of(2, "cloud")));
    Answer answer = get("/metrics");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().text())
        .contains("edge_daemon_lane_depth{destination=\"cloud\"} 1.0")
        .doesNotContain("edge_daemon_journal_rows ");
  }

  private AdminServer start(Secret token) {
    HealthEndpoints health = new HealthEndpoints("1.2.3", () -> checks, progress::get, nanos::get);
    Route thing =
        Route.get(
            "/api/thing",
            Guard.OPEN,
            r -> CompletableFuture.completedFuture(HttpAnswer.json(200, "{}")));
    AdminServer started =
        new AdminServer(
            new AdminConfig("127.0.0.1", 0, token),
            Loops.SHARED,
            health,
            metrics,
            List.of(thing),
            List.of(),
            System::nanoTime);
    started.start();
    return started;
  }

  private static HealthCheck check(String family, String name, CheckResult result) {
    return () -> new ComponentHealth(family, name, result, Map.of("count", 7));
  }

  private Answer get(String path) throws Exception {
    return get(path, "none");
  }

  private Answer get(String path, String authorization) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    ClientRequest request =
        ClientRequest.get(uri)
            .withHeaders(Map.of(), Map.of("Authorization", new Secret(authorization)));
    return (Answer) client.call(request).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static JsonNode json(Answer answer) throws Exception {
    return new ObjectMapper().readTree(answer.body().text());
  }
}

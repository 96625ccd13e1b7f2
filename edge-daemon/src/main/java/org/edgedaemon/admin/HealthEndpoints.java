package org.edgedaemon.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.edgedaemon.health.CheckResult.Status;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.Route;
import org.edgedaemon.http.ServerRequest;

/**
 * Three calls, open to everyone:
 *
 * <pre>
 * /health/live   200 while the process makes progress, else 503
 * /health/ready  200 while no store is down, else 503 and "reasons":[text]: a dead cloud or device
 *                does not make the daemon unready, for punches are still taken
 * /health        200, {"status":"ok|degraded|down","version","uptime_seconds",
 *                "components":{family:[{"name","status","text","facts":{}}]}}; the status is the worst
 * </pre>
 */
public final class HealthEndpoints {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STORE = "store";

  private final String version;
  private final Supplier<? extends Collection<HealthCheck>> checks;
  private final BooleanSupplier progress;
  private final LongSupplier nanoTime;
  private final long start;

  /**
   * Counts the uptime from here.
   *
   * @param checks asked anew at each call; each is cheap and does not block
   * @param progress whether the process makes progress
   */
  public HealthEndpoints(
      String version,
      Supplier<? extends Collection<HealthCheck>> checks,
      BooleanSupplier progress,
      LongSupplier nanoTime) {
    this.version = version;
    this.checks = checks;
    this.progress = progress;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /** Since this was built. */
  public Duration uptime() {
    return Duration.ofNanos(nanoTime.getAsLong() - start);
  }

  /** Whether no store is down. */
  public boolean ready() {
    return reasons().isEmpty();
  }

  /** Why punches cannot be stored now, one line for each store that is down. */
  private List<String> reasons() {
    return look().stream()
        .filter(health -> health.family().equals(STORE))
        .filter(health -> health.result().status() == Status.DOWN)
        .map(health -> health.name() + ": " + health.result().text())
        .toList();
  }

  List<Route> routes() {
    return List.of(
        Route.get("/health/live", Guard.OPEN, this::live),
        Route.get("/health/ready", Guard.OPEN, this::readiness),
        Route.get("/health", Guard.OPEN, this::all));
  }

  private CompletionStage<HttpAnswer> live(ServerRequest request) {
    boolean live = progress.getAsBoolean();
    return answer(live, JSON.createObjectNode().put("status", live ? "live" : "stuck"));
  }

  private CompletionStage<HttpAnswer> readiness(ServerRequest request) {
    List<String> reasons = reasons();
    boolean ready = reasons.isEmpty();
    ObjectNode json = JSON.createObjectNode().put("status", ready ? "ready" : "not ready");
    if (!ready) {
      reasons.forEach(json.putArray("reasons")::add);
    }
    return answer(ready, json);
  }

  private static CompletionStage<HttpAnswer> answer(boolean good, ObjectNode json) {
    return CompletableFuture.completedFuture(HttpAnswer.json(good ? 200 : 503, json.toString()));
  }

  private CompletionStage<HttpAnswer> all(ServerRequest request) {
    List<ComponentHealth> page = look();
    ObjectNode json = JSON.createObjectNode();
    json.put("status", word(worst(page)));
    json.put("version", version);
    json.put("uptime_seconds", uptime().toSeconds());
    ObjectNode families = json.putObject("components");
    page.forEach(health -> add(families, health));
    return CompletableFuture.completedFuture(HttpAnswer.json(200, json.toString()));
  }

  private static void add(ObjectNode families, ComponentHealth health) {
    ArrayNode family = families.withArrayProperty(health.family());
    ObjectNode component = family.addObject();
    component.put("name", health.name());
    component.put("status", word(health.result().status()));
    component.put("text", health.result().text());
    component.set("facts", JSON.valueToTree(health.facts()));
  }

  private List<ComponentHealth> look() {
    return checks.get().stream().map(HealthCheck::check).toList();
  }

  private static Status worst(List<ComponentHealth> page) {
    return page.stream()
        .map(health -> health.result().status())
        .max(Comparator.naturalOrder())
        .orElse(Status.OK);
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}

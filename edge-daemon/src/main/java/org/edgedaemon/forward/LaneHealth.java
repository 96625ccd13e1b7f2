package org.edgedaemon.forward;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.health.HealthCheck;
import org.jspecify.annotations.Nullable;

/** A lane's page in the health answer. A lane that waits is degraded, never down. */
final class LaneHealth implements HealthCheck {
  /** An entry that has been owed for longer is worth a look. */
  static final Duration LATE = Duration.ofMinutes(15);

  private final Supplier<LaneStatus> status;
  private final InstantSource wall;

  LaneHealth(Supplier<LaneStatus> status, InstantSource wall) {
    this.status = status;
    this.wall = wall;
  }

  @Override
  public ComponentHealth check() {
    LaneStatus now = status.get();
    Duration age = age(now);
    return new ComponentHealth(
        "destination", now.destination().value(), judge(now, age), facts(now, age));
  }

  private Duration age(LaneStatus now) {
    Instant oldest = now.owed().oldestReceivedAt();
    Duration age = oldest == null ? Duration.ZERO : Duration.between(oldest, wall.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static CheckResult judge(LaneStatus now, Duration age) {
    return switch (now.state()) {
      case CLOSED -> CheckResult.down("the lane has ended; restart the daemon");
      case STOPPED ->
          CheckResult.degraded(
              "the destination refuses us ("
                  + now.contact().lastError()
                  + "); correct its key or address, then: outbox retry "
                  + now.destination());
      case WAITING ->
          CheckResult.degraded(
              "the destination is unavailable ("
                  + now.contact().lastError()
                  + "); it is tried again by itself, "
                  + now.owed().entries()
                  + " entries wait. Check the network and the server");
      default -> judgeWork(now, age);
    };
  }

  private static CheckResult judgeWork(LaneStatus now, Duration age) {
    if (now.trouble() != null) {
      return CheckResult.degraded(
          now.trouble() + "; it is tried again by itself. Check the disk and the stores");
    }
    if (age.compareTo(LATE) > 0) {
      return CheckResult.degraded(
          "the oldest of "
              + now.owed().entries()
              + " owed entries has waited for "
              + age.toMinutes()
              + " minutes; it is being delivered, check how fast the destination answers");
    }
    if (now.owed().deadLetters() > 0) {
      return CheckResult.degraded(
          now.owed().deadLetters() + " entries were refused for good; see: dead list");
    }
    return CheckResult.ok(
        now.state() == LaneState.IDLE ? "nothing is owed" : now.owed().entries() + " entries owed");
  }

  private static Map<String, Object> facts(LaneStatus now, Duration age) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("state", now.state().name().toLowerCase(Locale.ROOT));
    facts.put("depth", now.owed().entries());
    facts.put("bytes", now.owed().bytes());
    facts.put("journal_backlog", now.owed().journalBacklog());
    facts.put("oldest_age_seconds", age.toSeconds());
    facts.put("dead_letters", now.owed().deadLetters());
    facts.put("watermark", now.owed().watermark());
    facts.put("sent_total", now.tally().sent());
    facts.put("duplicates_total", now.tally().duplicates());
    facts.put("retries_total", now.tally().retries());
    facts.put("dead_total", now.tally().dead());
    facts.put("attempts_total", now.tally().attempts());
    facts.put("last_attempt_seconds", now.tally().lastAttempt().toNanos() / 1e9);
    facts.put("breaker", now.contact().breaker());
    putText(facts, "last_success", now.contact().lastSuccess());
    putText(facts, "last_error", now.contact().lastError());
    putText(facts, "last_error_at", now.contact().lastErrorAt());
    putText(facts, "next_attempt", now.contact().nextAttempt());
    putText(facts, "trouble", now.trouble());
    return facts;
  }

  private static void putText(Map<String, Object> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value.toString());
    }
  }
}

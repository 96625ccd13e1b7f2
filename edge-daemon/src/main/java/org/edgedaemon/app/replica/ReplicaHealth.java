package org.edgedaemon.app.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.replica.hub.SlaveFigures;
import org.edgedaemon.replica.link.LinkStatus;
import org.edgedaemon.replica.link.SyncStatus;
import org.jspecify.annotations.Nullable;

/** Master and slaves, as health shows them. */
final class ReplicaHealth {
  /** Three of the usual intervals: what ends by itself is not worth an alarm. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** Who does not call for so long is switched off. */
  private static final Duration AWAY = Duration.ofHours(1);

  private ReplicaHealth() {}

  static ComponentHealth of(LinkStatus link) {
    SyncStatus status = link.status();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("url", link.url());
    facts.put("status", status.status().name().toLowerCase(Locale.ROOT));
    facts.put("last_synced_at", text(status.lastSyncedAt()));
    facts.put("pending_records", status.pendingRecords());
    facts.put("retry_count", status.retryCount());
    facts.put("last_error", status.lastError());
    facts.put("listening", link.listening());
    facts.put("rounds", link.rounds());
    facts.put("failed_rounds", link.failedRounds());
    facts.put("sent", link.sent());
    facts.put("received", link.received());
    facts.put("conflicts", link.conflicts());
    return new ComponentHealth("master-sync", link.id(), result(status), facts);
  }

  static ComponentHealth of(List<SlaveFigures> slaves, Optional<String> trouble, Instant now) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (SlaveFigures slave : slaves) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("last_contact", text(slave.lastContact()));
      one.put("last_sync", text(slave.lastSync()));
      one.put("last_error", slave.lastError());
      one.put("failing_since", text(slave.failingSince()));
      one.put("listening", slave.listening());
      facts.put(slave.slave(), one);
    }
    CheckResult result =
        trouble
            .map(why -> CheckResult.degraded("slaves wait: " + why))
            .orElseGet(() -> result(slaves, now));
    return new ComponentHealth("master-sync", "slaves", result, facts);
  }

  private static CheckResult result(List<SlaveFigures> slaves, Instant now) {
    List<SlaveFigures> failing =
        slaves.stream().filter(slave -> slave.failingSince() != null).toList();
    long listening = slaves.stream().filter(SlaveFigures::listening).count();
    String words =
        Stream.concat(
                Stream.of("keeps " + slaves.size() + " slaves, " + listening + " listen"),
                failing.stream().map(ReplicaHealth::failure))
            .collect(Collectors.joining("; "));
    return failing.stream().anyMatch(slave -> isToBeLookedAfter(slave, now))
        ? CheckResult.degraded(words)
        : CheckResult.ok(words);
  }

  private static String failure(SlaveFigures slave) {
    return "rounds of "
        + slave.slave()
        + " fail since "
        + slave.failingSince()
        + " ("
        + slave.lastError()
        + ")";
  }

  /** An office that was shut down when it failed is no trouble of the master for ever. */
  private static boolean isToBeLookedAfter(SlaveFigures slave, Instant now) {
    Instant since = slave.failingSince();
    Instant contact = slave.lastContact();
    return since != null
        && !since.plus(PATIENCE).isAfter(now)
        && (slave.listening() || (contact != null && contact.plus(AWAY).isAfter(now)));
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static CheckResult result(SyncStatus status) {
    String error = status.lastError();
    if (error != null) {
      return CheckResult.degraded(error);
    }
    return status.pendingRecords() > 0
        ? CheckResult.degraded(status.pendingRecords() + " rows still have to be sent")
        : CheckResult.ok(status.lastSyncedAt() == null ? "no round yet" : "the same");
  }
}

package org.edgedaemon.app.replica;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.edgedaemon.admin.MasterSyncOperations;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.config.LinkSettings;
import org.edgedaemon.config.MasterSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.http.HttpServerException;
import org.edgedaemon.replica.hub.Hub;
import org.edgedaemon.replica.link.Link;
import org.jspecify.annotations.Nullable;

/**
 * Master and slave in the running daemon, as the etc file wants them. No database is connected to
 * before there is work, so that none can keep the daemon from starting.
 */
public final class ReplicaParts implements AutoCloseable {
  private static final String STATUS = "sync_status";

  private final ReplicaPorts ports;
  private volatile @Nullable MasterOffice office;
  private volatile Map<String, SlaveLine> lines = Map.of();

  /** Opens nothing yet. */
  public ReplicaParts(ReplicaPorts ports) {
    this.ports = ports;
  }

  /**
   * Listens, and begins with rounds.
   *
   * @throws org.edgedaemon.http.HttpClientException when a CA file cannot be used
   * @throws HttpServerException when the master's listener cannot be had
   */
  public synchronized void start(Settings settings) {
    MasterSettings master = settings.master();
    Map<String, SlaveLine> first = linesOf(settings.masters());
    if (master != null) {
      MasterOffice opened = built(master);
      opened.start();
      office = opened;
    }
    first.values().forEach(line -> line.link().start());
    lines = first;
  }

  /**
   * Takes over other settings. What they do not touch goes on undisturbed; a round under way with a
   * master that they do touch ends early, and the next one repeats it.
   *
   * @return what that changed
   * @throws org.edgedaemon.http.HttpClientException when a CA file cannot be used; then all is as
   *     before
   * @throws HttpServerException when the master's listener cannot be had; then all is as before
   */
  public synchronized List<String> change(Settings from, Settings to) {
    Map<String, SlaveLine> next = linesOf(to.masters());
    List<String> changes = new ArrayList<>();
    if (!Objects.equals(from.master(), to.master())) {
      try {
        changes.add(changeMaster(to.master()));
      } catch (HttpServerException e) {
        forget(next);
        throw e;
      }
    }
    changes.addAll(changeLines(next));
    return changes;
  }

  /** Empty when this daemon is no master. */
  Optional<Hub> hub() {
    return Optional.ofNullable(office).map(MasterOffice::hub);
  }

  /** Where the master listens. */
  public int port() {
    MasterOffice open = office;
    if (open == null) {
      throw new IllegalStateException("this daemon is no master");
    }
    return open.server().port();
  }

  List<Link> links() {
    return lines.values().stream().map(SlaveLine::link).toList();
  }

  Optional<Link> link(String id) {
    return Optional.ofNullable(lines.get(id)).map(SlaveLine::link);
  }

  /** As they are in force. */
  Optional<MasterSettings> master() {
    return Optional.ofNullable(office).map(MasterOffice::settings);
  }

  /** Those that are in force. */
  List<LinkSettings> masters() {
    return lines.values().stream().map(SlaveLine::settings).toList();
  }

  /** What an operator can ask of masters and slaves. */
  public MasterSyncOperations operations() {
    return new LiveMasterSync(this);
  }

  /** Shows masters and slaves in metrics. */
  public void register(Metrics metrics) {
    new ReplicaMetrics(this).register(metrics);
  }

  RunHistory history() {
    return ports.history();
  }

  /** A page for each master, and one for all slaves. */
  public List<HealthCheck> healthChecks() {
    List<HealthCheck> checks = new ArrayList<>();
    links().forEach(link -> checks.add(() -> ReplicaHealth.of(link.status())));
    hub()
        .ifPresent(
            hub ->
                checks.add(
                    () -> ReplicaHealth.of(hub.slaves(), hub.trouble(), ports.clock().instant())));
    return checks;
  }

  @Override
  public synchronized void close() {
    lines.values().forEach(SlaveLine::close);
    lines = Map.of();
    closeOffice();
  }

  private void closeOffice() {
    MasterOffice open = office;
    office = null;
    if (open != null) {
      open.close();
    }
  }

  private MasterOffice built(MasterSettings settings) {
    return MasterOffice.of(settings, ports);
  }

  private String changeMaster(@Nullable MasterSettings to) {
    MasterOffice before = office;
    if (to == null) {
      closeOffice();
      return "master taken out";
    }
    if (before != null && before.isWhere(to)) {
      closeOffice();
      office = startedInPlaceOf(before, to);
      return "master begun anew";
    }
    MasterOffice next = built(to);
    next.start();
    closeOffice();
    office = next;
    return before == null ? "master added" : "master moved to port " + next.server().port();
  }

  /** Where the address is the same, the old one has to go first. */
  private MasterOffice startedInPlaceOf(MasterOffice before, MasterSettings to) {
    MasterOffice next = built(to);
    try {
      next.start();
      return next;
    } catch (HttpServerException e) {
      MasterOffice again = built(before.settings());
      again.start();
      office = again;
      throw e;
    }
  }

  private List<String> changeLines(Map<String, SlaveLine> next) {
    Map<String, SlaveLine> before = lines;
    List<String> changes = new ArrayList<>();
    before.forEach(
        (id, line) -> {
          if (!line.equals(next.get(id))) {
            changes.add("master '" + id + "' " + (next.containsKey(id) ? "changed" : "taken out"));
            line.close();
          }
        });
    lines = next;
    next.forEach(
        (id, line) -> {
          if (before.get(id) == null) {
            changes.add("master '" + id + "' added");
          }
          if (!line.equals(before.get(id))) {
            line.link().start();
          }
        });
    return changes;
  }

  /** Those that stay as they are, and others that are not started yet. */
  private Map<String, SlaveLine> linesOf(List<LinkSettings> masters) {
    List<LinkSettings> enabled = masters.stream().filter(LinkSettings::enabled).toList();
    Map<String, SlaveLine> wanted = new LinkedHashMap<>();
    for (LinkSettings one : enabled) {
      String id = one.link().id();
      String file = (enabled.size() == 1 ? STATUS : STATUS + "." + id) + ".json";
      SlaveLine old = lines.get(id);
      boolean stays = old != null && old.isOf(one, file);
      wanted.put(id, stays ? old : SlaveLine.of(one, file, ports));
    }
    return Collections.unmodifiableMap(wanted);
  }

  /** Those that were built for settings that then could not be taken over. */
  private void forget(Map<String, SlaveLine> next) {
    Map<String, SlaveLine> before = lines;
    next.forEach(
        (id, line) -> {
          if (!line.equals(before.get(id))) {
            line.close();
          }
        });
  }
}

package org.edgedaemon.device.hikvision;

import java.net.URI;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.edgedaemon.device.hikvision.ArmReport.Outcome;
import org.edgedaemon.device.hikvision.isapi.HttpHost;
import org.edgedaemon.device.hikvision.isapi.HttpHosts;
import org.edgedaemon.device.hikvision.isapi.HttpTarget;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.isapi.ResponseStatus;
import org.edgedaemon.device.hikvision.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes us into a terminal's list of receivers: into our own entry or a free one, never another's,
 * and then reads back what the terminal made of it, for some keep less than they acknowledge.
 */
final class Arming {
  private static final Logger LOG = LoggerFactory.getLogger(Arming.class);

  private final Terminal terminal;
  private final String label;
  private final HttpTarget target;

  /**
   * @throws IllegalArgumentException when the URL is none that a terminal could push to
   */
  Arming(Terminal terminal, String label, URI announce) {
    this.terminal = terminal;
    this.label = label;
    this.target = target(announce);
  }

  private static HttpTarget target(URI announce) {
    boolean https = "https".equals(announce.getScheme());
    String host = announce.getHost();
    if (host == null || !(https || "http".equals(announce.getScheme()))) {
      throw new IllegalArgumentException("a terminal pushes to http(s)://host[:port]/path");
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    int standard = https ? 443 : 80;
    int port = announce.getPort() < 0 ? standard : announce.getPort();
    return new HttpTarget(bare, port, announce.getRawPath(), https);
  }

  CompletionStage<ArmReport> run() {
    return terminal.httpHosts().thenCompose(this::decide);
  }

  private CompletionStage<ArmReport> decide(IsapiAnswer answer) {
    HttpHosts hosts = hosts(answer);
    if (hosts == null || hosts.slots().isEmpty()) {
      return done(new ArmReport(Outcome.NOT_SUPPORTED, -1, ""));
    }
    OptionalInt ready = hosts.slotTo(target);
    if (ready.isPresent()) {
      return done(report(Outcome.ALREADY_ARMED, ready.getAsInt(), hosts));
    }
    OptionalInt slot = ours(hosts);
    if (slot.isEmpty()) {
      return done(report(Outcome.NO_FREE_SLOT, -1, hosts));
    }
    return write(hosts, slot.getAsInt());
  }

  /** The entry that pushes to our address already, by another path perhaps; else a free one. */
  private OptionalInt ours(HttpHosts hosts) {
    for (HttpHost host : hosts.slots()) {
      Integer id = host.id();
      boolean same =
          target.host().equalsIgnoreCase(host.host())
              && Integer.valueOf(target.port()).equals(host.port());
      if (same && id != null) {
        return OptionalInt.of(id);
      }
    }
    return hosts.freeSlot();
  }

  private CompletionStage<ArmReport> write(HttpHosts hosts, int slot) {
    HttpHosts changed =
        hosts.withTarget(slot, target.host(), target.port(), target.path(), target.https());
    LOG.info("{}: entry {} of its receivers is set to {}", label, slot, target);
    return terminal
        .writeHttpHost(changed, slot)
        .thenCompose(
            answer ->
                accepted(answer)
                    ? CompletableFuture.completedFuture(answer)
                    : terminal.writeHttpHosts(changed))
        .thenCompose(
            answer ->
                accepted(answer)
                    ? terminal.httpHosts().thenApply(kept -> readBack(hosts(kept), slot))
                    : done(report(Outcome.REFUSED, slot, hosts)));
  }

  private ArmReport readBack(@Nullable HttpHosts kept, int slot) {
    if (kept == null) {
      return new ArmReport(Outcome.KEPT_DIFFERENTLY, slot, "");
    }
    boolean armed = kept.pointsTo(slot, target);
    return report(armed ? Outcome.ARMED : Outcome.KEPT_DIFFERENTLY, slot, kept);
  }

  /** A refusal in a body of status 200 is one. */
  private static boolean accepted(IsapiAnswer answer) {
    return answer instanceof IsapiAnswer.Content content
        && ResponseStatus.of(content.document()).map(ResponseStatus::ok).orElse(true);
  }

  private static @Nullable HttpHosts hosts(IsapiAnswer answer) {
    return answer instanceof IsapiAnswer.Content content
        ? HttpHosts.of(content.document()).orElse(null)
        : null;
  }

  private static ArmReport report(Outcome outcome, int slot, HttpHosts hosts) {
    String kept = hosts.slots().stream().map(HttpHost::toString).collect(Collectors.joining("\n"));
    return new ArmReport(outcome, slot, kept);
  }

  private static CompletionStage<ArmReport> done(ArmReport report) {
    return CompletableFuture.completedFuture(report);
  }
}

package org.edgedaemon.device.hikvision;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.device.hikvision.terminal.Greeting;
import org.edgedaemon.device.hikvision.terminal.Terminal;
import org.edgedaemon.device.hikvision.terminal.TerminalConfig;
import org.edgedaemon.device.hikvision.terminal.TerminalParts;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.punch.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Hikvision access terminal. It is read and listened to; nothing is ever written to it but its
 * list of HTTP listeners by {@link #arm}, and its clock, each only if the operator wants that.
 *
 * <p>A session is a conversation, not a connection: it lasts until the terminal is found
 * unreachable, or to be another one, or closed to us. Pushes are taken in any case.
 */
public final class HikvisionDevice implements Device {
  private static final Logger LOG = LoggerFactory.getLogger(HikvisionDevice.class);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration IDLE_CONNECTION = Duration.ofSeconds(20);

  private final HikvisionConfig config;
  private final HikvisionFleet fleet;
  private final Terminal terminal;
  private final DeviceParts parts;
  private final DeviceMemory memory;
  private final NewsDesk desk;
  private final SourceAddresses sources;
  private final PushCounter pushes;
  private final SessionOpening opening;
  private final AtomicBoolean taken = new AtomicBoolean();

  /**
   * Opens nothing yet.
   *
   * @throws org.edgedaemon.http.HttpClientException when the CA file cannot be used
   * @throws IllegalArgumentException when an address that may push is none
   */
  public HikvisionDevice(HikvisionConfig config, HikvisionFleet fleet) {
    TerminalParts shared = fleet.terminals();
    this.config = config;
    this.fleet = fleet;
    this.terminal = new Terminal(terminalConfig(config), shared);
    this.parts = DeviceParts.of(config, terminal.loop(), shared.clock(), shared.nanoTime());
    this.memory = new DeviceMemory(config, fleet.machine());
    this.desk = new NewsDesk(parts);
    this.sources = new SourceAddresses(pushers(config), config.url().getHost());
    this.pushes = new PushCounter(parts, desk, sources);
    this.opening = new SessionOpening(parts, fleet, terminal, memory, desk);
  }

  @Override
  public DeviceId id() {
    return config.id();
  }

  @Override
  public DeviceStatus status() {
    return parts.board().snapshot();
  }

  @Override
  public CompletionStage<DeviceSession> connect(ConnectRequest request) {
    if (!taken.compareAndSet(false, true)) {
      return CompletableFuture.failedFuture(
          parts.failure(Reason.BUSY, "has a session already; one at a time"));
    }
    parts.board().state(State.CONNECTING);
    lookUp();
    return greet(request.byHand())
        .<DeviceSession>thenApplyAsync(greeting -> opened(greeting, request), parts.loop())
        .exceptionallyCompose(this::failed);
  }

  /** Whether a push is of this device, as far as can be told. Any thread; cheap. */
  public WebhookMatch match(PushedBody body) {
    return pushes.match(body);
  }

  /**
   * Takes a push from where {@link #match} allows it, session or not.
   *
   * @return completes within five seconds, never exceptionally
   */
  public CompletionStage<PushAnswer> push(PushedBody body) {
    return pushes.take(body);
  }

  /**
   * Has the terminal push its events to us: the one thing that is written to its settings, and only
   * because an operator asks for it. Needs no session.
   *
   * @param announce where it shall push to, with the secret path
   * @return fails with a {@link DeviceException}
   */
  public CompletionStage<ArmReport> arm(URI announce) {
    Arming arming = new Arming(terminal, parts.label(), announce);
    try {
      return arming
          .run()
          .exceptionallyCompose(thrown -> CompletableFuture.failedFuture(parts.asDevice(thrown)));
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          parts.failure(Reason.BROKEN, "is not talked to: shutting down"));
    }
  }

  private CompletableFuture<Greeting> greet(boolean byHand) {
    try {
      return terminal.greet(byHand).toCompletableFuture();
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          parts.failure(Reason.BROKEN, "is not talked to: shutting down"));
    }
  }

  private HikvisionSession opened(Greeting greeting, ConnectRequest request) {
    HikvisionSession session = opening.open(greeting, request, () -> taken.set(false));
    pushes.identity(TerminalIdentity.of(greeting.device()));
    return session;
  }

  private CompletableFuture<DeviceSession> failed(Throwable thrown) {
    DeviceException failure = parts.asDevice(thrown);
    parts.board().failed(String.valueOf(failure.getMessage()));
    taken.set(false);
    return CompletableFuture.failedFuture(failure);
  }

  /** Where pushes come from; a name may mean another address than the last time. */
  private void lookUp() {
    if (config.webhook() == null || sources.ownIsFixed()) {
      return;
    }
    String host = config.url().getHost();
    fleet
        .terminals()
        .blocking()
        .execute(
            () -> {
              try {
                sources.own(Set.of(InetAddress.getAllByName(host)));
              } catch (UnknownHostException e) {
                LOG.debug("{}: name is not known now", parts.label());
              }
            });
  }

  private static Set<String> pushers(HikvisionConfig config) {
    HikvisionConfig.Webhook webhook = config.webhook();
    return webhook == null ? Set.of() : webhook.from();
  }

  private static TerminalConfig terminalConfig(HikvisionConfig config) {
    URI url = config.url();
    return new TerminalConfig(
        config.id(),
        DeviceParts.labelOf(config),
        url,
        config.username(),
        config.password(),
        http(config.tls()),
        config.basicAllowed(),
        config.serial());
  }

  private static HttpClientConfig http(HikvisionConfig.Tls tls) {
    return new HttpClientConfig(
        1,
        CONNECT_TIMEOUT,
        IDLE_CONNECTION,
        tls instanceof HikvisionConfig.Tls.Authorities own ? own.caFile() : null,
        tls instanceof HikvisionConfig.Tls.Pinned pinned ? pinned.sha256() : null,
        null);
  }
}

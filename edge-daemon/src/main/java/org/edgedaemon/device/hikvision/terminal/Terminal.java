package org.edgedaemon.device.hikvision.terminal;

import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.edgedaemon.device.hikvision.digest.Credentials;
import org.edgedaemon.device.hikvision.isapi.HttpHosts;
import org.edgedaemon.device.hikvision.isapi.Isapi;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.HttpLine;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with one terminal: calls one at a time over one connection, the alert stream
 * over another, and one budget of wrong passwords for both. Everything about it lives on one event
 * loop, where all stages complete and listeners are called; it may be called from anywhere.
 * Failures are {@link org.edgedaemon.device.DeviceException}s.
 */
public final class Terminal implements Isapi, AutoCloseable {
  /** The only questions that are asked by POST. None changes anything. */
  private static final Set<String> SEARCHES =
      Set.of(
          "/ISAPI/AccessControl/AcsEvent?format=json",
          "/ISAPI/AccessControl/AcsEventTotalNum?format=json",
          "/ISAPI/AccessControl/UserInfo/Search?format=json",
          "/ISAPI/AccessControl/CardInfo/Search?format=json");

  private static final String HTTP_HOSTS = "/ISAPI/Event/notification/httpHosts";

  private final Peer peer;
  private final EventLoop loop;
  private final Gatekeeper gate;
  private final HttpLine callLine;
  private final HttpLine streamLine;
  private final PlainCalls calls;
  private final StreamCalls streams;
  private final Greeter greeter;
  private final ClockSetting clockSetting;

  /**
   * Opens nothing yet.
   *
   * @throws org.edgedaemon.http.HttpClientException when the CA file cannot be used
   */
  public Terminal(TerminalConfig config, TerminalParts parts) {
    peer = new Peer(config.label());
    loop = parts.loops().next();
    Credentials credentials = new Credentials(config.username(), config.password());
    gate = new Gatekeeper(config.id(), peer, credentials, parts, loop);
    callLine = parts.clients().line(config.url(), config.http(), loop);
    streamLine = parts.clients().line(config.url(), config.http(), loop);
    Documents documents = new Documents();
    AnswerReader reader = new AnswerReader(peer, documents);
    Habits habits = new Habits();
    calls =
        new PlainCalls(
            peer,
            parts,
            new SignedCalls(config, parts, credentials, callLine, gate, habits, documents),
            reader);
    streams =
        new StreamCalls(
            peer,
            new SignedCalls(config, parts, credentials, streamLine, gate, habits, documents),
            reader,
            parts.timeouts());
    greeter = new Greeter(config, gate, calls);
    clockSetting = new ClockSetting(peer, calls, greeter, parts.clock());
  }

  /** Where everything of this terminal happens. */
  public EventLoop loop() {
    return loop;
  }

  @Override
  public CompletionStage<IsapiAnswer> get(String path) {
    if (!path.startsWith("/ISAPI/")) {
      throw new IllegalArgumentException(path + " is no path of ISAPI");
    }
    return onLoop(() -> calls.get(path));
  }

  @Override
  public CompletionStage<IsapiAnswer> search(String path, String json) {
    return searchNext(path, json, () -> true);
  }

  @Override
  public CompletionStage<IsapiAnswer> searchNext(String path, String json, BooleanSupplier wanted) {
    if (!SEARCHES.contains(path)) {
      throw new IllegalArgumentException(path + " is no search");
    }
    return onLoop(() -> calls.search(path, HttpBody.of(json), wanted));
  }

  /**
   * Asks who is there and whether we are let in.
   *
   * @param byHand an operator asks: refused credentials are tried once more
   * @return fails with the one thing that stands in the way, and what to do about it
   */
  public CompletionStage<Greeting> greet(boolean byHand) {
    return onLoop(() -> greeter.greet(byHand));
  }

  /** Reads the terminal's clock. */
  public CompletionStage<ClockReading> clock() {
    return onLoop(greeter::clock);
  }

  /**
   * Sets the terminal's clock to ours. It changes what the terminal will testify: only for an
   * operator who asked for it.
   *
   * @return the clock as it is afterwards
   */
  public CompletionStage<ClockReading> setClock() {
    return onLoop(clockSetting::set);
  }

  /** The receivers that the terminal pushes to. */
  public CompletionStage<IsapiAnswer> httpHosts() {
    return onLoop(() -> calls.get(HTTP_HOSTS));
  }

  /** Writes one of the receivers that were read: only for an operator who asked for it. */
  public CompletionStage<IsapiAnswer> writeHttpHost(HttpHosts hosts, int slot) {
    String xml =
        hosts
            .slotXml(slot)
            .orElseThrow(() -> new IllegalArgumentException("no slot " + slot + " to write"));
    return onLoop(
        () -> calls.send("PUT", HTTP_HOSTS + "/" + slot, HttpBody.of(xml), "application/xml"));
  }

  /** Writes all receivers at once, for terminals that take them no other way. */
  public CompletionStage<IsapiAnswer> writeHttpHosts(HttpHosts hosts) {
    return onLoop(
        () -> calls.send("PUT", HTTP_HOSTS, HttpBody.of(hosts.toXml()), "application/xml"));
  }

  /**
   * Asks for the alert stream. The stage completes before the listener hears anything. One stream
   * at a time; the terminal has a single slot as a rule.
   */
  public CompletionStage<StreamOpening> openStream(StreamListener listener) {
    return onLoop(() -> streams.open(listener));
  }

  /** An operator asks: credentials that were refused are tried exactly once more. */
  public CompletionStage<Void> forgive() {
    return onLoop(gate::forgive);
  }

  /** What is known of our credentials; on the loop only. */
  public GateState gate() {
    Gate known = gate.known();
    return known == null ? GateState.UNKNOWN : known.state();
  }

  /** When the terminal's lock on our account ends; null for none; on the loop only. */
  public @Nullable Instant lockedUntil() {
    Gate known = gate.known();
    return known == null ? null : known.lockedUntil();
  }

  /** Ends both connections; calls under way fail. Streams are better closed before, politely. */
  @Override
  public void close() {
    loop.execute(
        () -> {
          calls.close();
          callLine.close();
          streamLine.close();
        });
  }

  private <T> CompletionStage<T> onLoop(Supplier<CompletionStage<T>> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    if (loop.inEventLoop()) {
      run(task, result);
    } else {
      loop.execute(() -> run(task, result));
    }
    return result;
  }

  private <T> void run(Supplier<CompletionStage<T>> task, CompletableFuture<T> result) {
    task.get()
        .whenComplete(
            (value, thrown) -> {
              if (thrown == null) {
                result.complete(value);
              } else {
                result.completeExceptionally(peer.asDevice(thrown));
              }
            });
  }
}

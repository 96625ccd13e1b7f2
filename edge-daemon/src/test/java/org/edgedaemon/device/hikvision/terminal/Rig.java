package org.edgedaemon.device.hikvision.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.Loops;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.jspecify.annotations.Nullable;

/** Terminals of ours against simulated or scripted ones. */
final class Rig implements AutoCloseable {
  static final String PASSWORD = "Passw0rd!";
  static final String WRONG = "Wr0ngOne!";
  static final DeviceId ID = new DeviceId("lobby");

  final MovableClock clock = new MovableClock();
  final RememberingMemory memory = new RememberingMemory();
  final List<Terminal> terminals = new ArrayList<>();
  TerminalTimeouts timeouts =
      new TerminalTimeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofMillis(700),
          Duration.ofMinutes(10),
          Duration.ofMillis(5),
          Duration.ofSeconds(3),
          Duration.ofMillis(20));
  boolean basicAllowed;
  @Nullable String serial;
  @Nullable String pin;
  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);

  /** A conversation as after a start of the daemon. */
  Terminal terminal(String url, String password) {
    HttpClientConfig http =
        new HttpClientConfig(1, Duration.ofSeconds(3), Duration.ofSeconds(20), null, pin, null);
    TerminalConfig config =
        new TerminalConfig(
            ID,
            "device lobby (" + URI.create(url).getAuthority() + ")",
            URI.create(url),
            "admin",
            new Secret(password),
            http,
            basicAllowed,
            serial);
    TerminalParts parts =
        new TerminalParts(
            clients,
            Loops.SHARED,
            clock,
            System::nanoTime,
            new SecureRandom(),
            memory,
            ForkJoinPool.commonPool(),
            timeouts);
    Terminal terminal = new Terminal(config, parts);
    terminals.add(terminal);
    return terminal;
  }

  Terminal terminal(HikvisionTerminal simulated, String password) {
    return terminal(simulated.url(), password);
  }

  static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  static DeviceException failure(CompletionStage<?> stage) {
    Throwable thrown = catchThrowable(() -> await(stage));
    assertThat(thrown).isInstanceOf(ExecutionException.class);
    assertThat(thrown.getCause()).isInstanceOf(DeviceException.class);
    return (DeviceException) thrown.getCause();
  }

  @Override
  public void close() {
    terminals.forEach(Terminal::close);
    clients.close();
  }

  /** Keeps what a stream says. */
  static final class Ears implements StreamListener {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public void received(byte[] bytes) {
      heard.add("bytes " + bytes.length);
    }

    @Override
    public void ended(@Nullable DeviceException why) {
      heard.add("ended " + (why == null ? "well" : why.reason() + ": " + why.getMessage()));
    }
  }
}

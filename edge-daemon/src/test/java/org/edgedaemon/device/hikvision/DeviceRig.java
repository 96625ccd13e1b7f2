package org.edgedaemon.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.hikvision.terminal.GateMemory;
import org.edgedaemon.device.hikvision.terminal.GateRecord;
import org.edgedaemon.device.hikvision.terminal.TerminalParts;
import org.edgedaemon.device.hikvision.terminal.TerminalTimeouts;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.jspecify.annotations.Nullable;

/** A device of ours against a simulated terminal, with short deadlines. */
final class DeviceRig implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 30;

  final HikvisionTerminal terminal;
  final HikvisionFleet fleet;
  final ToldListener listener = new ToldListener();
  HikvisionDevice device;
  @Nullable ReadCursor cursor;
  private final EventLoopGroup loops = new NioEventLoopGroup(1);
  private final HttpClients clients = new HttpClients(loops, "edge-daemon/test", System::nanoTime);

  DeviceRig(HikvisionTerminal terminal) {
    this(terminal, Configs.config().streaming());
  }

  DeviceRig(HikvisionTerminal terminal, Configs config) {
    this.terminal = terminal.start();
    this.fleet =
        new HikvisionFleet(
            new TerminalParts(
                clients,
                loops,
                InstantSource.system(),
                System::nanoTime,
                new SecureRandom(),
                new Memory(),
                ForkJoinPool.commonPool(),
                hasty()),
            hastyStreams(),
            ZoneOffset.UTC);
    this.device = device(config);
  }

  HikvisionDevice device(Configs config) {
    return new HikvisionDevice(config.url(URI.create(terminal.url())).build(), fleet);
  }

  private static TerminalTimeouts hasty() {
    return new TerminalTimeouts(
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofMinutes(10),
        Duration.ofMillis(2),
        Duration.ofSeconds(3),
        Duration.ofMillis(20));
  }

  private static StreamPatience hastyStreams() {
    return new StreamPatience(
        Duration.ofMillis(500),
        Duration.ofMillis(2_500),
        Duration.ofMillis(50),
        Duration.ofSeconds(1),
        Duration.ofMillis(300),
        Duration.ofMillis(900),
        Duration.ofSeconds(5));
  }

  DeviceSession connect() {
    return await(device.connect(new ConnectRequest(listener, cursor, false)));
  }

  /** As the loop of the daemon does: from the last cursor on, until there is no more. */
  ReadReport read(DeviceSession session) {
    ReadReport report;
    do {
      report = await(session.read(ReadRequest.after(cursor)));
      cursor = report.cursor() == null ? cursor : report.cursor();
    } while (report.more());
    return report;
  }

  PushAnswer push(String json) {
    return push("application/json", json);
  }

  PushAnswer push(String contentType, String body) {
    return await(
        device.push(
            new PushedBody(
                contentType,
                body.getBytes(StandardCharsets.UTF_8),
                InetAddress.getLoopbackAddress())));
  }

  String fact(String name) {
    return device.status().facts().getOrDefault(name, "");
  }

  static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DeviceException failure) {
        throw failure;
      }
      throw new AssertionError(e);
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  static DeviceException failure(CompletionStage<?> stage) {
    Throwable thrown = catchThrowable(() -> await(stage));
    assertThat(thrown).isInstanceOf(DeviceException.class);
    return (DeviceException) thrown;
  }

  /** Waits for a condition of real sockets, with a deadline. */
  static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still not: " + what).isLessThan(deadline);
      Thread.onSpinWait();
      try {
        TimeUnit.MILLISECONDS.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    terminal.close();
    clients.close();
    var unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private static final class Memory implements GateMemory {
    private final ConcurrentHashMap<DeviceId, GateRecord> records = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Optional<GateRecord>> load(DeviceId device) {
      return CompletableFuture.completedFuture(Optional.ofNullable(records.get(device)));
    }

    @Override
    public CompletionStage<Void> store(DeviceId device, GateRecord gate) {
      records.put(device, gate);
      return CompletableFuture.completedFuture(null);
    }
  }
}

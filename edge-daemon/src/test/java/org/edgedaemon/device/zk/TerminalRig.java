package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.zk.ZkConfig.Transport;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.zk.LoggedPunch;
import org.edgedaemon.simulator.zk.ZkTerminal;

/** A device of ours against a simulated terminal, with short deadlines. */
final class TerminalRig implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Africa/Nairobi");

  final EventLoopGroup loops;
  final ZkFleet fleet;
  final CollectingListener listener = new CollectingListener();
  final ZkTerminal terminal;
  ZkDevice device;

  TerminalRig(ZkTerminal terminal) {
    this(terminal, new NioEventLoopGroup(1));
  }

  TerminalRig(ZkTerminal terminal, EventLoopGroup loops) {
    this.loops = loops;
    this.terminal = terminal.start();
    this.fleet =
        new ZkFleet(
            Channels.of(loops), Runnable::run, hasty(), InstantSource.system(), System::nanoTime);
    this.device = device("front-door", config -> config);
  }

  /** Deadlines that fit a loopback and an impatient test. */
  static ZkTimeouts hasty() {
    return new ZkTimeouts(
        Duration.ofSeconds(2),
        Duration.ofMillis(1_500),
        Duration.ofMillis(1_500),
        Duration.ofMillis(400),
        Duration.ofSeconds(3),
        Duration.ofMillis(600),
        Duration.ofMillis(200),
        Duration.ofMillis(80),
        Duration.ofMinutes(1),
        Duration.ofMillis(20),
        Duration.ofMillis(500),
        Duration.ofMillis(1));
  }

  TerminalRig over(Transport transport) {
    return with(config -> withTransport(config, transport));
  }

  TerminalRig with(UnaryOperator<ZkConfig> change) {
    device = device("front-door", change);
    return this;
  }

  ZkDevice device(String id, UnaryOperator<ZkConfig> change) {
    ZkConfig config = ZkConfig.of(new DeviceId(id), "127.0.0.1", terminal.port(), ZONE);
    return new ZkDevice(change.apply(withTransport(config, Transport.TCP)), fleet);
  }

  DeviceSession connect() {
    return await(device.connect(ConnectRequest.of(listener)));
  }

  ReadReport readAll() {
    DeviceSession session = connect();
    try {
      return await(session.read(ReadRequest.everything()));
    } finally {
      await(session.close());
    }
  }

  /** The log's records came once each, in order, and the terminal has nothing to complain of. */
  void assertLogHandedOver() {
    assertThat(listener.keys())
        .containsExactlyElementsOf(terminal.log().stream().map(TerminalRig::key).toList());
    assertClean();
  }

  void assertClean() {
    assertThat(terminal.protocolViolations()).isEmpty();
    assertThat(terminal.sessions().dangerous()).isEmpty();
  }

  static String key(LoggedPunch punch) {
    return punch.pin() + "|" + punch.time() + "|" + punch.state() + "|" + punch.verify();
  }

  static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no result in time", e);
    }
  }

  static DeviceException failure(CompletionStage<?> stage) {
    try {
      await(stage);
    } catch (DeviceException e) {
      return e;
    }
    throw new AssertionError("did not fail");
  }

  static ZkConfig withTransport(ZkConfig c, Transport transport) {
    return new ZkConfig(
        c.id(),
        c.name(),
        c.host(),
        c.port(),
        transport,
        c.commKey(),
        c.timeZone(),
        c.nameCharset(),
        c.serial(),
        c.clockWarning(),
        c.setClock(),
        c.disableWhileReading(),
        c.idleProbe());
  }

  static ZkConfig withKey(ZkConfig c, String key) {
    return new ZkConfig(
        c.id(),
        c.name(),
        c.host(),
        c.port(),
        c.transport(),
        new Secret(key),
        c.timeZone(),
        c.nameCharset(),
        c.serial(),
        c.clockWarning(),
        c.setClock(),
        c.disableWhileReading(),
        c.idleProbe());
  }

  static ZkConfig withSerial(ZkConfig c, String serial) {
    return new ZkConfig(
        c.id(),
        c.name(),
        c.host(),
        c.port(),
        c.transport(),
        c.commKey(),
        c.timeZone(),
        c.nameCharset(),
        serial,
        c.clockWarning(),
        c.setClock(),
        c.disableWhileReading(),
        c.idleProbe());
  }

  static ZkConfig withClock(ZkConfig c, boolean setClock) {
    return new ZkConfig(
        c.id(),
        c.name(),
        c.host(),
        c.port(),
        c.transport(),
        c.commKey(),
        c.timeZone(),
        c.nameCharset(),
        c.serial(),
        c.clockWarning(),
        setClock,
        c.disableWhileReading(),
        c.idleProbe());
  }

  static ZkConfig withDisabling(ZkConfig c) {
    return new ZkConfig(
        c.id(),
        c.name(),
        c.host(),
        c.port(),
        c.transport(),
        c.commKey(),
        c.timeZone(),
        c.nameCharset(),
        c.serial(),
        c.clockWarning(),
        c.setClock(),
        true,
        c.idleProbe());
  }

  static ZkConfig withProbe(ZkConfig c, Duration idleProbe) {
    return new ZkConfig(
        c.id(),
        c.name(),
        c.host(),
        c.port(),
        c.transport(),
        c.commKey(),
        c.timeZone(),
        c.nameCharset(),
        c.serial(),
        c.clockWarning(),
        c.setClock(),
        c.disableWhileReading(),
        idleProbe);
  }

  @Override
  public void close() {
    terminal.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(3_000);
  }
}

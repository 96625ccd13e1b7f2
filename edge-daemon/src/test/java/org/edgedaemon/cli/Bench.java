package org.edgedaemon.cli;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.edgedaemon.admin.AdminApi;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.http.BearerGuard;
import org.edgedaemon.http.HttpLimits;
import org.edgedaemon.http.HttpServer;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.FreePort;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands in this process and catches what they print; with a fake daemon behind a real admin
 * port, or with nothing there.
 */
final class Bench implements AutoCloseable {
  static final Path ETC = Path.of("edge-daemon.yml");

  /** What a command left behind. */
  record Run(int code, String out, String err) {
    String all() {
      return out + err;
    }
  }

  final FakeOperations daemon = new FakeOperations();
  final FakeStores stores = new FakeStores();
  final List<String> started = new ArrayList<>();
  final List<Path> etcFiles = new ArrayList<>();
  final int port;

  /** What the commands find in the etc file; the daemon's own token stays what it is. */
  @Nullable Secret token = Samples.TOKEN;

  /** What the person at the terminal says; null when nobody is there. */
  @Nullable String answer;

  EtcResult.@Nullable Refused refused;

  /** What a run of the daemon throws. */
  @Nullable RuntimeException failure;

  List<String> warnings = List.of();

  private final Path dataDir;
  Map<String, CheckResult> machine = Map.of();
  private final @Nullable HttpServer server;
  private final EventLoopGroup loops = new NioEventLoopGroup(1);
  private final ExecutorService blocking = Executors.newFixedThreadPool(2);
  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();

  private Bench(Path dataDir, boolean running) {
    this.dataDir = dataDir;
    this.server = running ? listening() : null;
    this.port = server == null ? FreePort.take() : server.port();
  }

  static Bench running(Path dataDir) {
    return new Bench(dataDir, true);
  }

  static Bench stopped(Path dataDir) {
    return new Bench(dataDir, false);
  }

  private HttpServer listening() {
    AdminApi api = new AdminApi(daemon, new BearerGuard(Samples.TOKEN), blocking, ticks);
    HttpServer listener =
        new HttpServer(
            "127.0.0.1", 0, loops, HttpLimits.defaults(), api.routes(), System::nanoTime);
    listener.start();
    return listener;
  }

  Run run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.execute(
            args,
            services(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private CliServices services() {
    return new CliServices(
        "0.1.0",
        ETC,
        this::load,
        (etcFile, settings) -> {
          if (failure != null) {
            throw failure;
          }
          started.add(etcFile + " " + settings.site());
          return ExitCode.RUNNING;
        },
        stores,
        new DirectTests(),
        (etcFile, settings, daemonRuns) -> machine,
        ZoneId.of("Africa/Nairobi"),
        System::nanoTime,
        false,
        question -> answer);
  }

  private EtcResult load(Path etcFile) {
    etcFiles.add(etcFile);
    return refused == null
        ? new EtcResult.Loaded(Samples.settings(dataDir, port, token), warnings)
        : refused;
  }

  /** Peers that answer without a daemon, with the health planned for the stores' content. */
  private final class DirectTests implements PeerTests {
    @Override
    public TestReport device(DeviceSettings device, Path folder) {
      stores.content.ask("direct " + device.id());
      return FakeDevices.report(device.id().value(), stores.content.health);
    }

    @Override
    public TestReport destination(DestinationSettings destination) {
      stores.content.ask("direct " + destination.id());
      return FakeDevices.report(destination.id().value(), stores.content.health);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    blocking.shutdown();
    ticks.shutdown();
    loops.shutdownGracefully();
  }
}

package org.edgedaemon.benchmark;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.hikvision.HikvisionConfig;
import org.edgedaemon.device.hikvision.HikvisionDevice;
import org.edgedaemon.device.hikvision.HikvisionFleet;
import org.edgedaemon.device.hikvision.StreamPatience;
import org.edgedaemon.device.hikvision.isapi.EventCodes;
import org.edgedaemon.device.hikvision.terminal.GateMemory;
import org.edgedaemon.device.hikvision.terminal.GateRecord;
import org.edgedaemon.device.hikvision.terminal.TerminalParts;
import org.edgedaemon.device.hikvision.terminal.TerminalTimeouts;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;

/**
 * Reads a Hikvision terminal's whole log for the first time, for somebody who acknowledges at once,
 * beside a bare client that asks for the same rows over one connection and looks at none.
 *
 * <p>A page is what 30 rows are: pages that were asked for besides, to make sure, count as time.
 * Connecting does not, on either side: it is done once, and hashes the password slowly on purpose.
 * Nothing is stored: the intake and the journal have benchmarks of their own.
 */
public final class HikReadBenchmark {
  private static final int EVENTS = 100_000;
  private static final int ROWS = 30;
  private static final int PAGES = (EVENTS + ROWS - 1) / ROWS;

  /** By then the compiler has no longer more work than the read, on two processors. */
  private static final int WARM_UP = 12;

  private static final int ROUNDS = Integer.getInteger("rounds", 7);
  private static final double GOAL = 0.8;

  private final AtomicLong got = new AtomicLong();
  private final CpuShare reading = new CpuShare();
  private final CpuShare asking = new CpuShare();
  private final HikvisionFleet fleet;

  private HikReadBenchmark() {
    EventLoopGroup loops =
        Epoll.isAvailable() ? new EpollEventLoopGroup(2) : new NioEventLoopGroup(2);
    fleet =
        new HikvisionFleet(
            new TerminalParts(
                new HttpClients(loops, "edge-daemon/benchmark", System::nanoTime),
                loops,
                InstantSource.system(),
                System::nanoTime,
                new SecureRandom(),
                new Forgetful(),
                Executors.newFixedThreadPool(2),
                TerminalTimeouts.defaults()),
            StreamPatience.defaults(),
            ZoneOffset.UTC);
  }

  public static void main(String[] args) throws Exception {
    try (HikvisionPeer peer = new HikvisionPeer(EVENTS)) {
      new HikReadBenchmark().run(peer);
    }
    System.exit(0);
  }

  private void run(HikvisionPeer peer) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      readSeconds(peer);
      bareSeconds(peer);
    }
    List<Double> read = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      read.add(PAGES / reading.during(peer, () -> readSeconds(peer)));
      bare.add(PAGES / asking.during(peer, () -> bareSeconds(peer)));
      ratios.add(read.get(i) / bare.get(i));
    }
    tell(Sample.of(read), Sample.of(bare), Sample.of(ratios));
  }

  private void tell(Sample read, Sample bare, Sample ratios) throws IOException {
    new Row(
            "first read of 100,000 events of a Hikvision terminal, 64 MiB heap",
            ">= 0.8 x bare client's page rate",
            "%s pages/s of 30 rows, peak RSS %s MiB; CPU of a page: %s"
                .formatted(
                    Row.number(read.median()), Row.number(peakMib()), reading.text(ROUNDS * PAGES)),
            "bare keep-alive client, same digest: %s pages/s; CPU of a page: %s"
                .formatted(Row.number(bare.median()), asking.text(ROUNDS * PAGES)),
            Row.number(ratios.median()),
            ratios.median() >= GOAL)
        .tell();
  }

  /** A device that was never read, each time. */
  private double readSeconds(HikvisionPeer peer) throws Exception {
    got.set(0);
    PunchListener atOnce =
        batch -> {
          got.addAndGet(batch.punches().size());
          return CompletableFuture.completedFuture(null);
        };
    DeviceSession session =
        device(peer.port()).connect(ConnectRequest.of(atOnce)).toCompletableFuture().get();
    long start = System.nanoTime();
    long records = 0;
    ReadCursor cursor = null;
    ReadReport report;
    do {
      report = session.read(ReadRequest.after(cursor)).toCompletableFuture().get();
      records += report.records();
      cursor = report.cursor();
    } while (report.more());
    double seconds = (System.nanoTime() - start) / 1e9;
    session.close().toCompletableFuture().get();
    if (records < EVENTS || got.get() < EVENTS * 39L / 40) {
      throw new IllegalStateException(got.get() + " punches of " + records + " records");
    }
    return seconds;
  }

  private static double bareSeconds(HikvisionPeer peer) throws Exception {
    try (RawSearch search = new RawSearch(peer.port())) {
      long start = System.nanoTime();
      for (int position = 0; position < EVENTS; position += ROWS) {
        search.page(position, ROWS);
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private HikvisionDevice device(int port) {
    return new HikvisionDevice(
        new HikvisionConfig(
            new DeviceId("lobby"),
            "Lobby",
            URI.create("http://127.0.0.1:" + port),
            HikvisionPeer.USER,
            new Secret(HikvisionPeer.PASSWORD),
            null,
            true,
            new HikvisionConfig.Tls.Platform(),
            null,
            false,
            null,
            EventCodes.DEFAULT_PUNCHES,
            false,
            false,
            Duration.ofSeconds(60),
            false),
        fleet);
  }

  private static double peakMib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Logins of a benchmark need not survive it. */
  private static final class Forgetful implements GateMemory {
    @Override
    public CompletionStage<Optional<GateRecord>> load(DeviceId device) {
      return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletionStage<Void> store(DeviceId device, GateRecord gate) {
      return CompletableFuture.completedFuture(null);
    }
  }
}

package org.edgedaemon.benchmark;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.zk.Channels;
import org.edgedaemon.device.zk.ZkConfig;
import org.edgedaemon.device.zk.ZkDevice;
import org.edgedaemon.device.zk.ZkFleet;
import org.edgedaemon.device.zk.ZkTimeouts;
import org.edgedaemon.punch.DeviceId;

/**
 * Reads and decodes a terminal's whole log of 40-byte records over TCP, for somebody who
 * acknowledges at once.
 */
public final class ReadBenchmark {
  private static final int FEW = 100_000;
  private static final int MANY = 500_000;
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 7;
  private static final double GOAL = 500_000;

  private final EventLoopGroup loops = new NioEventLoopGroup(2);

  private record Rates(double read, double bare) {}

  private ReadBenchmark() {}

  public static void main(String[] args) throws Exception {
    ReadBenchmark benchmark = new ReadBenchmark();
    Rates few = benchmark.measure(FEW);
    new Row(
            "read and decode 100,000 x 40 bytes over TCP, 64 MiB heap",
            ">= 500,000 records/s",
            Row.number(few.read) + " records/s",
            "bare socket: " + Row.number(few.bare) + " records/s",
            Row.number(few.read / few.bare),
            few.read >= GOAL)
        .tell();
    Rates many = benchmark.measure(MANY);
    new Row(
            "the same with 500,000 records, 64 MiB heap",
            "same rate per record",
            Row.number(many.read) + " records/s",
            "of 100,000: " + Row.number(few.read) + " records/s",
            Row.number(many.read / few.read),
            many.read >= 0.9 * few.read)
        .tell();
    System.exit(0);
  }

  private Rates measure(int records) throws Exception {
    try (TerminalPeer peer = new TerminalPeer(records)) {
      DeviceSession session = connect(peer.terminalPort());
      for (int i = 0; i < WARM_UP; i++) {
        read(session, records);
        peer.bareSeconds();
      }
      List<Double> read = new ArrayList<>();
      List<Double> bare = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        read.add(records / read(session, records));
        bare.add(records / peer.bareSeconds());
      }
      session.close().toCompletableFuture().get();
      return new Rates(Sample.of(read).median(), Sample.of(bare).median());
    }
  }

  private final AtomicLong got = new AtomicLong();

  private DeviceSession connect(int port) throws Exception {
    PunchListener atOnce =
        batch -> {
          got.addAndGet(batch.punches().size());
          return CompletableFuture.completedFuture(null);
        };
    return terminal(loops, port).connect(ConnectRequest.of(atOnce)).toCompletableFuture().get();
  }

  static ZkDevice terminal(EventLoopGroup loops, int port) {
    ZkFleet fleet =
        new ZkFleet(
            Channels.of(loops),
            Runnable::run,
            ZkTimeouts.defaults(),
            InstantSource.system(),
            System::nanoTime);
    return new ZkDevice(
        ZkConfig.of(new DeviceId("door"), "127.0.0.1", port, ZoneId.of("UTC")), fleet);
  }

  /** Seconds. */
  private double read(DeviceSession session, int records) throws Exception {
    got.set(0);
    long start = System.nanoTime();
    session.read(ReadRequest.everything()).toCompletableFuture().get();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (got.get() != records) {
      throw new IllegalStateException(got.get() + " punches instead of " + records);
    }
    return seconds;
  }
}

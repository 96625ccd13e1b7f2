package org.edgedaemon.device.zk;

import static org.edgedaemon.device.zk.TerminalRig.await;

import io.netty.channel.nio.NioEventLoopGroup;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.punch.DeviceId;

/** Reads a large log and prints how many punches came; run in a JVM with a small heap. */
final class LargeLogReader {
  private LargeLogReader() {}

  /**
   * @param arguments the terminal's port
   */
  public static void main(String[] arguments) {
    ZkFleet fleet =
        new ZkFleet(
            Channels.of(new NioEventLoopGroup(1)),
            Runnable::run,
            ZkTimeouts.defaults(),
            InstantSource.system(),
            System::nanoTime);
    ZkConfig config =
        ZkConfig.of(
            new DeviceId("large"), "127.0.0.1", Integer.parseInt(arguments[0]), TerminalRig.ZONE);
    AtomicLong punches = new AtomicLong();
    DeviceSession session =
        await(
            new ZkDevice(config, fleet)
                .connect(
                    ConnectRequest.of(
                        batch -> {
                          punches.addAndGet(batch.punches().size());
                          return CompletableFuture.completedFuture(null);
                        })));
    ReadReport report = await(session.read(ReadRequest.everything()));
    await(session.close());
    System.out.println(report.records() + " " + punches.get());
    System.exit(0);
  }
}

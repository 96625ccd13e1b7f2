package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.zk.TerminalRig.await;

import io.netty.channel.nio.NioEventLoopGroup;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.simulator.zk.ZkFault;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.junit.jupiter.api.Test;

/** Many terminals on two threads; a dead one costs the others nothing. */
class ZkFleetIT {
  private static final int TERMINALS = 100;
  private static final int RECORDS = 300;

  @Test
  void manyTerminalsAreReadWhileOneHangs() {
    NioEventLoopGroup loops = new NioEventLoopGroup(2);
    List<ZkTerminal> terminals = new ArrayList<>();
    try {
      ZkFleet fleet =
          new ZkFleet(
              Channels.of(loops),
              Runnable::run,
              ZkTimeouts.defaults(),
              InstantSource.system(),
              System::nanoTime);
      ZkTerminal hanging = terminal("hanging");
      hanging.faults().always(ZkFault.stall().on(1504));
      terminals.add(hanging);
      var stuck = read(fleet, hanging, "hanging");
      List<CompletableFuture<ReadReport>> reads = new ArrayList<>();
      for (int i = 0; i < TERMINALS; i++) {
        ZkTerminal terminal = terminal("S" + i);
        terminals.add(terminal);
        reads.add(read(fleet, terminal, "device-" + i));
      }
      for (CompletableFuture<ReadReport> read : reads) {
        assertThat(await(read).handedOver()).isEqualTo(RECORDS);
      }
      assertThat(stuck).isNotDone();
      for (ZkTerminal terminal : terminals.subList(1, terminals.size())) {
        assertThat(terminal.protocolViolations()).isEmpty();
        assertThat(terminal.sessions().exits()).isEqualTo(1);
      }
    } finally {
      terminals.forEach(ZkTerminal::close);
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(3_000);
    }
  }

  private static ZkTerminal terminal(String serial) {
    return ZkTerminal.builder()
        .zone(TerminalRig.ZONE)
        .users(3)
        .serial(serial)
        .oldPunches(RECORDS)
        .build()
        .start();
  }

  private static CompletableFuture<ReadReport> read(ZkFleet fleet, ZkTerminal terminal, String id) {
    ZkConfig config = ZkConfig.of(new DeviceId(id), "127.0.0.1", terminal.port(), TerminalRig.ZONE);
    return new ZkDevice(config, fleet)
        .connect(ConnectRequest.of(batch -> CompletableFuture.completedFuture(null)))
        .thenCompose(ZkFleetIT::readAndClose)
        .toCompletableFuture();
  }

  private static CompletableFuture<ReadReport> readAndClose(DeviceSession session) {
    return session
        .read(ReadRequest.everything())
        .toCompletableFuture()
        .thenCompose(report -> session.close().thenApply(none -> report));
  }
}

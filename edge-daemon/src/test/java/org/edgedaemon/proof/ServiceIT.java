package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.edgedaemon.service.ServiceSocket;
import org.edgedaemon.simulator.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the service manager hears of the real process, over a real datagram socket. */
@EnabledOnOs(OS.LINUX)
class ServiceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration WATCHDOG = Duration.ofMillis(800);
  private static final String ALIVE = "WATCHDOG=1";

  @TempDir private Path folder;

  @Test
  void fromOpeningToStopping() throws Exception {
    String address = folder.resolve("notify").toString();
    try (ServiceSocket socket = new ServiceSocket(address);
        ForkedDaemon daemon = new ForkedDaemon(folder)) {
      daemon.withVariable("NOTIFY_SOCKET", address);
      daemon.configure();
      daemon.start();
      await(socket, "READY=1");
      // Not a moment later: whoever is told may call at once.
      assertThat(daemon.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(socket.heard().get(0))
          .isEqualTo("STATUS=opening the stores in " + daemon.dataDir());
      assertThat(last(socket, "READY=1"))
          .isEqualTo(
              "READY=1\nSTATUS=0 of 0 devices reachable, 0 entries waiting for 0 destinations;"
                  + " still to configure: devices, destinations");
      assertThat(daemon.log()).contains("still to configure in " + daemon.etcFile());

      reload(socket, daemon);

      assertThat(daemon.stop()).isIn(0, 143);
      assertThat(last(socket, "STOPPING=1")).startsWith("STOPPING=1\nSTATUS=");
      assertThat(socket.heard()).as("nobody asked for it").doesNotContain(ALIVE);
    }
  }

  private static void reload(ServiceSocket socket, ForkedDaemon daemon) throws Exception {
    daemon.configure(
        "devices:\n  - { id: gone, kind: zk, address: \"127.0.0.1:%d\", transport: tcp }\n"
            .formatted(FreePort.take()));
    socket.forget();
    long before = System.nanoTime() / 1_000;
    assertThat(daemon.post("/api/v1/reload").statusCode()).isEqualTo(200);
    long after = System.nanoTime() / 1_000;
    await(socket, "READY=1");
    String reloading = last(socket, "RELOADING=1");
    assertThat(reloading).startsWith("RELOADING=1\nMONOTONIC_USEC=");
    assertThat(Long.parseLong(reloading.substring(reloading.lastIndexOf('=') + 1)))
        .as("by the clock that all processes share")
        .isBetween(before, after);
    assertThat(last(socket, "READY=1")).contains("0 of 1 devices reachable");

    daemon.configure("devices:\n  - { id: gone, kind: zebra }\n");
    socket.forget();
    assertThat(daemon.post("/api/v1/reload").statusCode()).isEqualTo(200);
    await(socket, "READY=1");
    assertThat(socket.heard().get(0)).startsWith("RELOADING=1");
  }

  /** One thread after the other is held, as by a lock that never comes free or a dead disk. */
  @Test
  void theWatchdogFallsSilentWhileAThreadIsStuck() throws Exception {
    String address = "@" + folder;
    int debugger = FreePort.take();
    try (ServiceSocket socket = new ServiceSocket(address);
        ForkedDaemon daemon = new ForkedDaemon(folder)) {
      daemon
          .withVariable("NOTIFY_SOCKET", address)
          .withVariable("WATCHDOG_USEC", Long.toString(WATCHDOG.toNanos() / 1_000))
          .with("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=" + debugger);
      daemon.configure();
      daemon.start();
      await(socket, ALIVE);
      VirtualMachine machine = attach(debugger);
      for (String name : List.of("ingest", "intake-writer", "network-1", "network-2", "ticks")) {
        ThreadReference thread = thread(machine, name);
        thread.suspend();
        assertThat(silent(socket)).as("silent while %s is stuck", name).isTrue();
        thread.resume();
        await(socket, ALIVE);
      }
      machine.dispose();
    }
  }

  /** Whether, in the end, nothing came for as long as a service manager waits. */
  private static boolean silent(ServiceSocket socket) {
    return Await.within(
        PATIENCE,
        () -> {
          socket.forget();
          Await.pause(WATCHDOG.toMillis() + 200);
          return !socket.heard().contains(ALIVE);
        });
  }

  /** Netty counts the groups of the process, and the loops in each. */
  private static ThreadReference thread(VirtualMachine machine, String name) {
    String wanted = name.startsWith("network-") ? "network-\\d+-" + name.substring(8) : name;
    return machine.allThreads().stream()
        .filter(thread -> thread.name().matches(wanted))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no thread " + wanted + " in " + names(machine)));
  }

  private static List<String> names(VirtualMachine machine) {
    return machine.allThreads().stream().map(ThreadReference::name).toList();
  }

  private static VirtualMachine attach(int port) throws Exception {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(Integer.toString(port));
    return connector.attach(arguments);
  }

  private static void await(ServiceSocket socket, String begin) {
    assertThat(
            Await.within(
                PATIENCE, () -> socket.heard().stream().anyMatch(said -> said.startsWith(begin))))
        .as("heard %s", socket.heard())
        .isTrue();
  }

  private static String last(ServiceSocket socket, String begin) {
    return socket.heard().stream()
        .filter(said -> said.startsWith(begin))
        .reduce((first, second) -> second)
        .orElse("nothing that begins with " + begin);
  }
}

package org.edgedaemon.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Over a real datagram socket. */
@EnabledOnOs(OS.LINUX)
class ServiceManagerIT {
  private static final long NOW_NANOS = 1_234_567_890L;

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final EventLoopGroup loops = new EpollEventLoopGroup(1);
  private String address;

  @BeforeEach
  void name() {
    address = folder.resolve("notify").toString();
    environment.put("NOTIFY_SOCKET", address);
  }

  @AfterEach
  void end() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  @Test
  void everyMessageIsADatagramOfAssignments() throws Exception {
    try (ServiceSocket socket = new ServiceSocket(address);
        ServiceManager manager = manager(loops)) {
      manager.status("opening");
      manager.ready("works");
      manager.alive();
      manager.reloading();
      manager.stopping("ends");
      await(socket, 5);
      assertThat(socket.heard())
          .containsExactly(
              "STATUS=opening",
              "READY=1\nSTATUS=works",
              "WATCHDOG=1",
              "RELOADING=1\nMONOTONIC_USEC=" + NOW_NANOS / 1_000,
              "STOPPING=1\nSTATUS=ends");
    }
  }

  @Test
  void aNameOfTheAbstractNamespaceIsFound() throws Exception {
    address = "@edge-daemon/test/" + folder.getFileName();
    environment.put("NOTIFY_SOCKET", address);
    try (ServiceSocket socket = new ServiceSocket(address);
        ServiceManager manager = manager(loops)) {
      manager.ready("works");
      await(socket, 1);
      assertThat(socket.heard()).containsExactly("READY=1\nSTATUS=works");
    }
  }

  @Test
  void aLineBreakCannotBeginAnotherAssignment() throws Exception {
    try (ServiceSocket socket = new ServiceSocket(address);
        ServiceManager manager = manager(loops)) {
      manager.status("no disk\r\nMAINPID=1");
      await(socket, 1);
      assertThat(socket.heard()).containsExactly("STATUS=no disk MAINPID=1");
    }
  }

  /** The manager may come back with a socket made anew. */
  @Test
  void aSocketThatIsNotThereHarmsNobodyAndIsFoundAgain() throws Exception {
    try (ServiceManager manager = manager(loops)) {
      manager.alive();
      manager.stopping("nobody hears it");
      try (ServiceSocket socket = new ServiceSocket(address)) {
        manager.alive();
        await(socket, 1);
        assertThat(socket.heard()).containsExactly("WATCHDOG=1");
      }
    }
  }

  @Test
  void withoutEpollNothingIsSaid() {
    EventLoopGroup plain = new NioEventLoopGroup(1);
    environment.put("WATCHDOG_USEC", "1000000");
    try (ServiceSocket socket = new ServiceSocket(address);
        ServiceManager manager = manager(plain)) {
      manager.ready("works");
      manager.stopping("ends");
      assertThat(manager.watchdog()).isEmpty();
      assertThat(socket.heard()).isEmpty();
    } finally {
      plain.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }

  @Test
  void withoutASocketNothingIsSaid() {
    environment.remove("NOTIFY_SOCKET");
    try (ServiceManager manager = manager(loops)) {
      manager.ready("works");
      manager.stopping("ends");
    }
  }

  @Test
  void theWatchdogIsOursOnlyWhenItNamesUs() {
    environment.put("WATCHDOG_USEC", "120000000");
    assertThat(watchdog()).isEqualTo(Duration.ofMinutes(2));
    environment.put("WATCHDOG_PID", Long.toString(ProcessHandle.current().pid()));
    assertThat(watchdog()).isEqualTo(Duration.ofMinutes(2));
    environment.put("WATCHDOG_PID", "1");
    assertThat(watchdog()).isNull();
    environment.remove("WATCHDOG_PID");
    environment.put("WATCHDOG_USEC", "soon");
    assertThat(watchdog()).isNull();
  }

  private Duration watchdog() {
    try (ServiceManager manager = manager(loops)) {
      return manager.watchdog().orElse(null);
    }
  }

  private ServiceManager manager(EventLoopGroup group) {
    return ServiceManager.of(environment::get, group, () -> NOW_NANOS);
  }

  private static void await(ServiceSocket socket, int count) throws TimeoutException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (socket.heard().size() < count) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("heard only " + socket.heard());
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}

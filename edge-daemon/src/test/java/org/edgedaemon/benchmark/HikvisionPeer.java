package org.edgedaemon.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;

/**
 * A simulated Hikvision terminal with a full log, in a process of its own so that neither its
 * memory nor its work is counted.
 */
final class HikvisionPeer implements AutoCloseable {
  static final String USER = "admin";
  static final String PASSWORD = "Passw0rd!";
  private static final int USERS = 500;

  private final Process process;
  private final int port;

  /**
   * @param events in its log
   */
  HikvisionPeer(int events) throws IOException {
    process =
        ChildJvm.of(HikvisionPeer.class, List.of("-Xmx256m"), List.of(Integer.toString(events)))
            .start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    port = Integer.parseInt(String.valueOf(out.readLine()));
  }

  int port() {
    return port;
  }

  /** What processors have done for it so far. */
  long cpuNanos() {
    return process.info().totalCpuDuration().orElseThrow().toNanos();
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** The other process. Arguments: events in the log, all but one in forty of them punches. */
  public static void main(String[] args) throws InterruptedException {
    HikvisionTerminal terminal =
        HikvisionTerminal.builder()
            .login(login -> login.account(USER, PASSWORD))
            .users(USERS)
            .bursts(false)
            .oldEvents(Integer.parseInt(args[0]))
            .build()
            .start();
    System.out.println(terminal.port());
    new CountDownLatch(1).await();
  }
}

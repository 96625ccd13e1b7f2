package org.edgedaemon.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.edgedaemon.simulator.zk.ZkTerminal;

/**
 * The other end of a read, in a process of its own so that its memory is not counted: a simulated
 * terminal, and a bare socket that sends as many bytes as the terminal does and then closes.
 */
final class TerminalPeer implements AutoCloseable {
  private static final int RECORD = 40;
  private static final int PART = 1008;
  private static final int PART_HEAD = 16;
  private static final int USERS = 500;

  private final Process process;
  private final int terminalPort;
  private final int barePort;

  TerminalPeer(int records) throws IOException {
    process =
        ChildJvm.of(TerminalPeer.class, List.of("-Xmx256m"), List.of(Integer.toString(records)))
            .start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    String[] ports = String.valueOf(out.readLine()).split(" ");
    terminalPort = Integer.parseInt(ports[0]);
    barePort = Integer.parseInt(ports[1]);
  }

  int terminalPort() {
    return terminalPort;
  }

  /** Seconds to read the bytes of the log, frames included, from the bare socket. */
  double bareSeconds() throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long start = System.nanoTime();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), barePort)) {
      while (socket.getInputStream().read(buffer) >= 0) {
        // The bytes are not looked at.
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** The other process. Arguments: records in the log. */
  public static void main(String[] args) throws IOException {
    int records = Integer.parseInt(args[0]);
    ZkTerminal terminal =
        ZkTerminal.builder()
            .users(USERS)
            .oldPunches(records)
            .recordCapacity(1_000_000)
            .partMax(PART, 1024)
            .build()
            .start();
    // Makes the old punches, which is no part of a read.
    int warm = terminal.log().size();
    try (ServerSocket bare = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.out.println(terminal.port() + " " + bare.getLocalPort());
      while (true) {
        send(bare, (long) warm * RECORD / PART * (PART + PART_HEAD));
      }
    }
  }

  private static void send(ServerSocket bare, long bytes) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    try (Socket socket = bare.accept();
        OutputStream out = socket.getOutputStream()) {
      for (long left = bytes; left > 0; left -= buffer.length) {
        out.write(buffer, 0, (int) Math.min(buffer.length, left));
      }
    }
  }
}

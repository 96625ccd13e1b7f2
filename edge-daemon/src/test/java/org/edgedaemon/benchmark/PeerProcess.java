package org.edgedaemon.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A destination in a process of its own, so that its work and memory are not ours. */
final class PeerProcess implements AutoCloseable {
  private final Process process;
  private final int port;

  /**
   * @param main prints the port that it listens on, and stays
   */
  PeerProcess(Class<?> main) throws IOException {
    process = ChildJvm.of(main, List.of("-Xmx256m"), List.of()).start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    port = Integer.parseInt(String.valueOf(out.readLine()));
  }

  int port() {
    return port;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroy();
  }
}

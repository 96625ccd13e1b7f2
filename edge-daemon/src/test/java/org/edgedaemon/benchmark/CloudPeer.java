package org.edgedaemon.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.edgedaemon.simulator.cloud.RecordingCloud;

/** A recording cloud in a process of its own, so that its memory is not counted. */
final class CloudPeer implements AutoCloseable {
  private final Process process;
  private final int port;

  CloudPeer() throws IOException {
    process = ChildJvm.of(CloudPeer.class, List.of("-Xmx256m"), List.of()).start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    port = Integer.parseInt(String.valueOf(out.readLine()));
  }

  int port() {
    return port;
  }

  String url() {
    return "http://127.0.0.1:" + port + "/api";
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** The other process. */
  public static void main(String[] args) throws InterruptedException {
    System.out.println(RecordingCloud.builder().build().start().port());
    new CountDownLatch(1).await();
  }
}

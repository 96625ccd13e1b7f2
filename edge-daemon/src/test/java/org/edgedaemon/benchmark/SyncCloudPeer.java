package org.edgedaemon.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.edgedaemon.simulator.cloudapi.ListShape;
import org.edgedaemon.simulator.cloudapi.SyncCloud;

/** The cloud of a sync in a process of its own, so that its memory and work are not counted. */
final class SyncCloudPeer implements AutoCloseable {
  private final Process process;
  private final String url;

  /**
   * @param shape of lists
   * @param ids 1..ids are in the collection {@code rooms}
   */
  SyncCloudPeer(ListShape shape, long ids) throws IOException {
    process =
        ChildJvm.of(
                SyncCloudPeer.class, List.of("-Xmx1g"), List.of(shape.name(), Long.toString(ids)))
            .start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    url = String.valueOf(out.readLine());
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** The other process. */
  public static void main(String[] args) throws InterruptedException {
    SyncCloud cloud = new SyncCloud("").start();
    cloud.rules().shape(ListShape.valueOf(args[0])).pageSize(1_000);
    cloud.fill("rooms", 1, Long.parseLong(args[1]), 0);
    System.out.println(cloud.url());
    new CountDownLatch(1).await();
  }
}

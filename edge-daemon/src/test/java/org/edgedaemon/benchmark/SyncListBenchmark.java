package org.edgedaemon.benchmark;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.Hours;
import org.edgedaemon.dataset.Reach;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.dataset.cloud.RestCloud;
import org.edgedaemon.dataset.cloud.RestCloudConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.simulator.cloudapi.ListShape;

/** A million ids from the cloud, as numbers, as records, and in pages. */
public final class SyncListBenchmark {
  private static final long IDS = 1_000_000;
  private static final int ROUNDS = 5;
  private static final double GOAL_SECONDS = 3;

  private SyncListBenchmark() {}

  public static void main(String[] args) throws Exception {
    EventLoopGroup loops = new NioEventLoopGroup(2);
    try (HttpClients clients = new HttpClients(loops, "edge-daemon/benchmark", System::nanoTime)) {
      for (ListShape shape : List.of(ListShape.IDS, ListShape.DATA_RECORDS, ListShape.PAGINATOR)) {
        measure(shape, clients);
      }
    }
    System.exit(0);
  }

  private static void measure(ListShape shape, HttpClients clients) throws Exception {
    RestCloudConfig config;
    try (SyncCloudPeer peer = new SyncCloudPeer(shape, IDS)) {
      config = RestCloudConfig.of(URI.create(peer.url()), null);
      try (RestCloud cloud =
          new RestCloud(config, clients, Instant::now, System::nanoTime, new Random(1))) {
        Sample ours = Sample.of(ROUNDS, () -> list(cloud));
        Sample raw = Sample.of(ROUNDS, () -> bare(peer.url()));
        tell(shape, ours.median(), raw.median());
      }
    }
  }

  private static double list(RestCloud cloud) {
    long[] count = {0};
    long start = System.nanoTime();
    Reach reach = cloud.ids(rooms(), Window.ALL, id -> count[0]++);
    if (!(reach instanceof Reach.Good) || count[0] != IDS) {
      throw new IllegalStateException(reach + ", " + count[0] + " ids");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** The first page only, read away by the JDK's own client. */
  private static double bare(String url) throws IOException {
    long start = System.nanoTime();
    try (InputStream in = URI.create(url + "/rooms").toURL().openStream()) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void tell(ListShape shape, double seconds, double raw) {
    String baseline = (shape.paged() ? "one page" : "the same octets") + ", read and dropped: ";
    new Row(
            "1,000,000 ids of the cloud, " + shape + (shape.paged() ? ", 1,000 a page" : ""),
            "<= 3 s with the comparison",
            Row.number(seconds) + " s",
            baseline + Row.number(raw) + " s",
            Row.number(seconds / raw),
            seconds <= GOAL_SECONDS)
        .tell();
  }

  private static Dataset rooms() {
    return new Dataset(
        new DatasetName("rooms"),
        "rooms",
        1,
        Set.of(),
        Map.of(),
        "id",
        0,
        List.of(),
        4,
        1,
        Optional.empty(),
        Hours.ALWAYS,
        Hours.ALWAYS,
        0);
  }
}

package org.edgedaemon.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.Hours;
import org.edgedaemon.dataset.IdSink;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RecordSource;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunRequest;
import org.edgedaemon.dataset.SyncLedger;
import org.edgedaemon.dataset.SyncProgress;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.dataset.cloud.RestCloud;
import org.edgedaemon.dataset.cloud.RestCloudConfig;
import org.edgedaemon.dataset.run.CloudSync;
import org.edgedaemon.dataset.run.Plan;
import org.edgedaemon.dataset.run.Rest;
import org.edgedaemon.dataset.run.SyncPorts;
import org.edgedaemon.dataset.run.SyncTime;
import org.edgedaemon.history.Run;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.simulator.cloudapi.ListShape;
import org.jspecify.annotations.Nullable;

/**
 * A run that finds 100,000 of 1,000,000 records missing and pushes them, against posting the same
 * bodies over as many bare connections; and a run that finds nothing missing.
 */
public final class SyncPushBenchmark {
  private static final long RECORDS = 1_000_000;
  private static final long THERE = 900_000;
  private static final int IN_FLIGHT = 16;
  private static final int ROUNDS = 3;
  private static final double GOAL_RATIO = 1.3;
  private static final double GOAL_SECONDS = 3;
  private static final DatasetName ROOMS = new DatasetName("rooms");

  private SyncPushBenchmark() {}

  public static void main(String[] args) throws Exception {
    EventLoopGroup loops = new NioEventLoopGroup(2);
    try (HttpClients clients = new HttpClients(loops, "edge-daemon/benchmark", System::nanoTime)) {
      round(THERE, clients);
      List<Double> ours = new ArrayList<>();
      List<Double> bare = new ArrayList<>();
      List<Double> equal = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        bare.add(bare());
        ours.add(round(THERE, clients));
        equal.add(round(RECORDS, clients));
      }
      tell(median(ours), median(bare), median(equal));
    }
    System.exit(0);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static void tell(double ours, double bare, double equal) {
    new Row(
            "100,000 of 1,000,000 records missing, pushed one a call, 16 at once",
            "<= 1.3 x a bare client",
            Row.number(ours) + " s",
            "the same bodies over 16 sockets: " + Row.number(bare) + " s",
            Row.number(ours / bare),
            ours <= GOAL_RATIO * bare)
        .tell();
    new Row(
            "1,000,000 ids equal on both sides",
            "<= 3 s",
            Row.number(equal) + " s",
            "none",
            "-",
            equal <= GOAL_SECONDS)
        .tell();
  }

  /** Seconds of a whole run. */
  private static double round(long there, HttpClients clients) throws Exception {
    try (WorkFolder folder = new WorkFolder();
        SyncCloudPeer peer = new SyncCloudPeer(ListShape.IDS, there);
        RestCloud cloud =
            new RestCloud(
                RestCloudConfig.of(URI.create(peer.url()), null),
                clients,
                Instant::now,
                System::nanoTime,
                new Random(1))) {
      Plan plan = ((Plan.Good) Plan.of(List.of(dataset()))).plan();
      SyncPorts ports =
          new SyncPorts(cloud, Map.of(ROOMS, new Office()), new NoLedger(), new NoHistory());
      Random random = new Random(2);
      SyncTime time =
          new SyncTime(
              Clock.systemUTC(), ZoneOffset.UTC, System::nanoTime, random::nextDouble, Rest.REAL);
      CloudSync sync = new CloudSync(plan, ports, time, folder.path(), 64L << 20);
      long start = System.nanoTime();
      RunReport report =
          sync.run(new RunRequest("benchmark", true, Set.of(), false), SyncProgress.SILENT);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (!report.success() || report.datasets().get(0).stored() != RECORDS - there) {
        throw new IllegalStateException(report.errors().toString());
      }
      return seconds;
    }
  }

  /** Seconds of posting the same bodies with sockets and nothing else. */
  private static double bare() throws Exception {
    ExecutorService posters = Executors.newFixedThreadPool(IN_FLIGHT);
    try (SyncCloudPeer peer = new SyncCloudPeer(ListShape.IDS, THERE)) {
      int port = URI.create(peer.url()).getPort();
      AtomicLong next = new AtomicLong(THERE + 1);
      long start = System.nanoTime();
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < IN_FLIGHT; i++) {
        all.add(posters.submit(() -> post(port, next)));
      }
      for (Future<?> one : all) {
        one.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      posters.shutdown();
    }
  }

  private static int post(int port, AtomicLong next) throws Exception {
    try (RawPoster poster = new RawPoster(port, "/api/rooms")) {
      for (long id = next.getAndIncrement(); id <= RECORDS; id = next.getAndIncrement()) {
        poster.post(body(id).toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    return 0;
  }

  private static ObjectNode body(long id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("name", "Room " + id)
        .put("building", "Main building")
        .put("capacity", 40)
        .put("updated_at", "2026-03-01T08:59:31+03:00");
  }

  private static Dataset dataset() {
    return new Dataset(
        ROOMS,
        "rooms",
        1,
        Set.of(),
        Map.of(),
        "id",
        0,
        List.of(),
        IN_FLIGHT,
        1,
        Optional.empty(),
        Hours.ALWAYS,
        Hours.ALWAYS,
        0);
  }

  /** Makes its records up. */
  private static final class Office implements RecordSource {
    @Override
    public void ids(Window window, IdSink sink) {
      for (long id = 1; id <= RECORDS; id++) {
        sink.accept(RecordId.of(id), null);
      }
    }

    @Override
    public List<LocalRecord> records(Window window, List<RecordId> ids) {
      return ids.stream()
          .map(id -> new LocalRecord(id, body(id.number().orElseThrow()), null))
          .toList();
    }

    @Override
    public void close() {}
  }

  /** Knows nothing. */
  private static final class NoLedger implements SyncLedger {
    @Override
    public Map<RecordId, String> versions(DatasetName dataset, List<RecordId> ids) {
      return Map.of();
    }

    @Override
    public void pushed(DatasetName dataset, Map<RecordId, String> versions, Instant at) {}

    @Override
    public Optional<String> uploaded(String directory, String contentHash) {
      return Optional.empty();
    }

    @Override
    public void uploaded(String directory, String contentHash, String url, Instant at) {}
  }

  /** Keeps nothing. */
  private static final class NoHistory implements RunHistory {
    @Override
    public void record(Run run) {}

    @Override
    public List<Run> recent(String kind, @Nullable String subject, int limit) {
      return List.of();
    }
  }
}

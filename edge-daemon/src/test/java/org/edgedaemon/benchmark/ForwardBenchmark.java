package org.edgedaemon.benchmark;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.cloud.CloudConfig;
import org.edgedaemon.destination.cloud.CloudDestination;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.forward.ForwardStores;
import org.edgedaemon.forward.ForwardTime;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.forward.LaneConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.journal.h2.Entries;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.H2Journal;
import org.edgedaemon.journal.h2.JournalFiles;
import org.edgedaemon.outbox.h2.H2DeadLetters;
import org.edgedaemon.outbox.h2.H2Watermarks;
import org.edgedaemon.outbox.tape.TapeLane;

/**
 * Forwards a journal to a cloud on loopback with everything real: H2, the lane's file, HTTP. Beside
 * it the same bodies posted over bare sockets, as fast as the cloud takes them.
 */
public final class ForwardBenchmark {
  private static final int ROUNDS = 5;
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

  /** So many distinct bodies are posted again and again over the bare sockets. */
  private static final int BODIES = 20_000;

  private final Path folder;
  private final CloudPeer cloud;
  private final EventLoopGroup loops = new NioEventLoopGroup(2);
  private final HttpClients clients = new HttpClients(loops, "benchmark", System::nanoTime);
  private final H2Database database;
  private final H2Journal journal;
  private long loaded;
  private int lanes;

  /** What is forwarded how. */
  private record Plan(String work, int entries, int batch, int concurrency, double goal) {}

  private ForwardBenchmark(Path folder, CloudPeer cloud) {
    this.folder = folder;
    this.cloud = cloud;
    database = H2Database.open(new JournalFiles(folder), InstantSource.system(), System::nanoTime);
    journal = new H2Journal(database);
  }

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder();
        CloudPeer cloud = new CloudPeer()) {
      ForwardBenchmark benchmark = new ForwardBenchmark(folder.path(), cloud);
      benchmark.run(new Plan("forward, batches of 500, loopback cloud", 200_000, 500, 1, 30_000));
      benchmark.run(
          new Plan("forward, single records, 16 at once, loopback cloud", 20_000, 1, 16, 3_000));
      benchmark.database.close();
    }
    System.exit(0);
  }

  private void run(Plan plan) throws Exception {
    load(plan.entries);
    List<byte[]> bodies = bodies(plan);
    forwardRate(plan);
    bareRate(plan, bodies);
    List<Double> ours = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      ours.add(forwardRate(plan));
      bare.add(bareRate(plan, bodies));
    }
    double rate = Sample.of(ours).median();
    double raw = Sample.of(bare).median();
    String unit = plan.batch == 1 ? " posts/s" : " records/s";
    new Row(
            plan.work,
            ">= " + Row.number(plan.goal) + unit,
            Row.number(rate) + unit,
            "bare sockets: " + Row.number(raw) + unit,
            Row.number(rate / raw),
            rate >= plan.goal)
        .tell();
  }

  private void load(int entries) {
    while (loaded < entries) {
      journal.apply(Entries.punches(loaded + 1, loaded + 1_000));
      loaded += 1_000;
    }
  }

  /** Entries a second of a lane that begins with the first entry of the journal. */
  private double forwardRate(Plan plan) throws InterruptedException {
    DestinationId id = new DestinationId("cloud" + lanes++);
    Forwarder forwarder = forwarder();
    forwarder.add(destination(id, plan), LaneConfig.defaults());
    long start = System.nanoTime();
    forwarder.start();
    while (forwarder.status(id).orElseThrow().tally().sent() < plan.entries) {
      if (System.nanoTime() - start > PATIENCE) {
        throw new IllegalStateException("forwarding stands still");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    forwarder.stop(Duration.ofSeconds(5));
    return plan.entries / seconds;
  }

  private Forwarder forwarder() {
    ForwardStores stores =
        new ForwardStores(
            journal,
            id ->
                new TapeLane(
                    folder.resolve(id + ".queue"),
                    folder.resolve("quarantine"),
                    InstantSource.system(),
                    damage -> {}),
            new H2Watermarks(database),
            new H2DeadLetters(database));
    return new Forwarder(
        stores,
        new ForwardTime(
            System::nanoTime,
            InstantSource.system(),
            () -> ThreadLocalRandom.current().nextDouble()));
  }

  private CloudDestination destination(DestinationId id, Plan plan) {
    CloudConfig config =
        new CloudConfig(
            id,
            URI.create(cloud.url()),
            null,
            CloudConfig.DEFAULT_PATH,
            CloudConfig.Form.RECORDS,
            plan.batch,
            CloudConfig.DEFAULT_TIMEOUT,
            Set.of(EntryKind.PUNCH),
            false,
            plan.concurrency,
            null,
            null);
    return new CloudDestination(config, clients, InstantSource.system());
  }

  private double bareRate(Plan plan, List<byte[]> bodies) throws Exception {
    ExecutorService posters = Executors.newFixedThreadPool(plan.concurrency);
    int posts = plan.entries / plan.batch;
    try {
      long start = System.nanoTime();
      List<Callable<Void>> shares = new ArrayList<>();
      for (int i = 0; i < plan.concurrency; i++) {
        shares.add(() -> post(cloud.port(), bodies, posts / plan.concurrency));
      }
      for (Future<Void> done : posters.invokeAll(shares)) {
        done.get();
      }
      return plan.entries * 1e9 / (System.nanoTime() - start);
    } finally {
      posters.shutdown();
    }
  }

  private static Void post(int port, List<byte[]> bodies, int count) throws IOException {
    try (RawPoster poster = new RawPoster(port)) {
      for (int i = 0; i < count; i++) {
        poster.post(bodies.get(i % bodies.size()));
      }
    }
    return null;
  }

  private List<byte[]> bodies(Plan plan) {
    List<byte[]> bodies = new ArrayList<>();
    for (long after = 0; after < Math.min(plan.entries, BODIES); after += plan.batch) {
      bodies.add(body(Entries.punches(after + 1, after + plan.batch), plan.batch));
    }
    return bodies;
  }

  private static byte[] body(List<SequencedEntry> entries, int batch) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String before = batch == 1 ? "" : "{\"records\":[";
    for (SequencedEntry entry : entries) {
      out.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(entry.entry().body().withSequence(entry.sequence()));
      before = ",";
    }
    if (batch > 1) {
      out.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
    }
    return out.toByteArray();
  }
}

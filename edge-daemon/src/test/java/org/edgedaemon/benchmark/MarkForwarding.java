package org.edgedaemon.benchmark;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.edgedaemon.attendance.h2.AttendanceProjection;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.forward.ForwardStores;
import org.edgedaemon.forward.ForwardTime;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.forward.LaneConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.H2Journal;
import org.edgedaemon.journal.h2.JournalFiles;
import org.edgedaemon.outbox.h2.H2DeadLetters;
import org.edgedaemon.outbox.h2.H2Watermarks;
import org.edgedaemon.outbox.tape.TapeLane;

/** A journal of marks, and lanes that forward them with everything real. */
final class MarkForwarding implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);

  final EventLoopGroup loops = new NioEventLoopGroup(2);
  final HttpClients clients = new HttpClients(loops, "benchmark", System::nanoTime);
  private final Path folder;
  private final H2Database database;
  private final H2Journal journal;
  private final List<SequencedEntry> marks = new ArrayList<>();
  private long entries;
  private int lanes;

  MarkForwarding(Path folder, int count) {
    this.folder = folder;
    database = H2Database.open(new JournalFiles(folder), InstantSource.system(), System::nanoTime);
    journal = new H2Journal(database, new AttendanceProjection());
    Campus campus = new Campus();
    while (campus.marks() < count) {
      List<SequencedEntry> hour = campus.nextHour();
      journal.apply(hour);
      entries += hour.size();
      hour.stream().filter(entry -> entry.entry().kind() == EntryKind.MARK).forEach(marks::add);
    }
  }

  /** Those in the journal; students are beside them. */
  List<SequencedEntry> marks() {
    return marks;
  }

  /** Entries of any kind. */
  long entries() {
    return entries;
  }

  /** Seconds until a new lane has delivered so many entries, from the first one on. */
  double seconds(Function<DestinationId, Destination> opener, long count)
      throws InterruptedException {
    DestinationId id = new DestinationId("lane" + lanes++);
    Forwarder forwarder = forwarder();
    forwarder.add(opener.apply(id), LaneConfig.defaults());
    long start = System.nanoTime();
    forwarder.start();
    while (forwarder.status(id).orElseThrow().tally().sent() < count) {
      if (System.nanoTime() - start > PATIENCE) {
        throw new IllegalStateException("forwarding stands still");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    forwarder.stop(Duration.ofSeconds(5));
    return seconds;
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

  /** Seconds to post these bodies over so many bare sockets, shared out. */
  static double bareSeconds(int port, String path, List<byte[]> bodies, int sockets)
      throws Exception {
    ExecutorService posters = Executors.newFixedThreadPool(sockets);
    try {
      List<Callable<Void>> shares = new ArrayList<>();
      for (int i = 0; i < sockets; i++) {
        int first = i;
        shares.add(() -> post(port, path, bodies, first, sockets));
      }
      long start = System.nanoTime();
      for (Future<Void> done : posters.invokeAll(shares)) {
        done.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      posters.shutdown();
    }
  }

  private static Void post(int port, String path, List<byte[]> bodies, int first, int step)
      throws Exception {
    try (RawPoster poster = new RawPoster(port, path)) {
      for (int i = first; i < bodies.size(); i += step) {
        poster.post(bodies.get(i));
      }
    }
    return null;
  }

  @Override
  public void close() {
    clients.close();
    database.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}

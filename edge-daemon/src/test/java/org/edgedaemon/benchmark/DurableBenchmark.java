package org.edgedaemon.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.ingest.Ingest;
import org.edgedaemon.ingest.IngestStores;
import org.edgedaemon.ingest.IngestTime;
import org.edgedaemon.ingest.PollConfig;
import org.edgedaemon.ingest.ThreadScheduler;
import org.edgedaemon.intake.IntakeConfig;
import org.edgedaemon.intake.IntakeEnvironment;
import org.edgedaemon.intake.TapeIntake;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.testing.InMemoryHistory;
import org.edgedaemon.testing.InMemoryJournal;
import org.edgedaemon.testing.Steps;

/**
 * Reads a terminal's log of 100,000 records until the last punch is durable in the intake, beside
 * what cannot be spared: the bytes from a bare socket, the punches as JSON, the bytes on the disk.
 */
public final class DurableBenchmark {
  private static final int RECORDS = 100_000;
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 5;
  private static final double GOAL = 2;
  private static final int WRITE = 64 * 1024;

  /** So many are kept as trees, and encoded again and again. */
  private static final int TREES = 5_000;

  private static final DeviceId DOOR = new DeviceId("door");

  private final EventLoopGroup loops = new NioEventLoopGroup(2);
  private final ThreadScheduler ingestThread = new ThreadScheduler("ingest");
  private final ObjectMapper json = new ObjectMapper();
  private final TapeIntake intake;
  private final Ingest ingest;

  private DurableBenchmark(Path folder) {
    IntakeConfig config =
        new IntakeConfig(
            folder.resolve("intake.queue"),
            folder.resolve("quarantine"),
            1L << 33,
            0,
            IntakeConfig.in(folder).linger());
    intake =
        TapeIntake.open(
            config,
            0,
            new IntakeEnvironment(
                () -> Long.MAX_VALUE,
                ingestThread,
                () -> {},
                InstantSource.system(),
                System::nanoTime));
    ingest =
        new Ingest(
            "hq",
            new IngestStores(
                intake, () -> true, new InMemoryJournal(new Steps()), new InMemoryHistory()),
            new IngestTime(
                ingestThread,
                ingestThread,
                InstantSource.system(),
                ZoneId.of("UTC"),
                new Random(1)));
  }

  public static void main(String[] args) throws Exception {
    try (WorkFolder folder = new WorkFolder();
        TerminalPeer peer = new TerminalPeer(RECORDS)) {
      new DurableBenchmark(folder.path()).run(peer, new RawDisk(folder.path()));
    }
    System.exit(0);
  }

  private void run(TerminalPeer peer, RawDisk disk) throws Exception {
    ingest.add(
        ReadBenchmark.terminal(loops, peer.terminalPort()),
        new PollConfig(Duration.ofHours(24), true));
    for (int i = 0; i < WARM_UP; i++) {
      readUntilDurable();
      peer.bareSeconds();
    }
    List<JsonNode> punches = punches();
    long intakeBytes = intake.bytes();
    for (int i = 0; i < WARM_UP; i++) {
      encodeSeconds(punches);
    }
    List<Double> ours = new ArrayList<>();
    List<Double> socket = new ArrayList<>();
    List<Double> encoding = new ArrayList<>();
    List<Double> writes = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      intake.dropThrough(Long.MAX_VALUE);
      ours.add(readUntilDurable());
      socket.add(peer.bareSeconds());
      encoding.add(encodeSeconds(punches));
      writes.add(disk.appendSeconds(intakeBytes, WRITE));
    }
    tell(Sample.of(ours), Sample.of(socket), Sample.of(encoding), Sample.of(writes));
  }

  private static void tell(Sample ours, Sample socket, Sample encoding, Sample writes) {
    double raw = socket.median() + encoding.median() + writes.median();
    new Row(
            "the same until all are durable in the intake",
            "<= 2 x raw sum",
            "%s s = %s records/s"
                .formatted(Row.number(ours.median()), Row.number(RECORDS / ours.median())),
            "%s s = socket %s + Jackson %s + disk %s"
                .formatted(
                    Row.number(raw),
                    Row.number(socket.median()),
                    Row.number(encoding.median()),
                    Row.number(writes.median())),
            Row.number(ours.median() / raw),
            ours.median() <= GOAL * raw)
        .tell();
  }

  /** Seconds; leaves only the last read in the intake. */
  private double readUntilDurable() throws Exception {
    intake.dropThrough(Long.MAX_VALUE);
    long start = System.nanoTime();
    ingest.read(DOOR, ReadRequest.everything()).toCompletableFuture().get();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Punches of the intake, as trees. */
  private List<JsonNode> punches() throws Exception {
    List<JsonNode> found = new ArrayList<>();
    long after = 0;
    while (found.size() < TREES) {
      for (SequencedEntry entry : intake.entriesAfter(after, 1_000)) {
        found.add(json.readTree(entry.entry().body().toBytes()));
        after = entry.sequence();
      }
    }
    return found;
  }

  private double encodeSeconds(List<JsonNode> punches) throws Exception {
    long bytes = 0;
    long start = System.nanoTime();
    for (int i = 0; i < RECORDS; i++) {
      bytes += json.writeValueAsBytes(punches.get(i % punches.size())).length;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (bytes == 0) {
      throw new IllegalStateException("nothing was encoded");
    }
    return seconds;
  }
}

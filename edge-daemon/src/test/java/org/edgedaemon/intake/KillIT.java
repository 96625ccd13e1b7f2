package org.edgedaemon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.tape.SampleEntries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process of its own appends and says what was acknowledged; it is killed at random moments; all
 * that it said is there, whole and in order.
 */
class KillIT {
  private static final int ROUNDS = Integer.getInteger("edge.kill.rounds", 10);
  private static final long SEED = Long.getLong("edge.seed", 20260303);

  @TempDir Path folder;

  @Test
  void whatWasAcknowledgedIsThere() throws Exception {
    Random random = new Random(SEED);
    Map<Long, Long> acknowledged = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      appendUntilKilled(1 + random.nextInt(400), acknowledged);
      try (TapeIntake intake = open(folder)) {
        assertThat(intake.facts().quarantines()).isZero();
        checkAll(intake, acknowledged, "round " + round + ", seed " + SEED);
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
  }

  private static void checkAll(TapeIntake intake, Map<Long, Long> acknowledged, String what) {
    Map<Long, SequencedEntry> found = new TreeMap<>();
    long after = 0;
    List<SequencedEntry> next = intake.entriesAfter(after, 1000);
    while (!next.isEmpty()) {
      next.forEach(entry -> found.put(entry.sequence(), entry));
      after = next.get(next.size() - 1).sequence();
      next = intake.entriesAfter(after, 1000);
    }
    acknowledged.forEach(
        (sequence, number) ->
            assertThat(found.get(sequence))
                .as(what)
                .isEqualTo(
                    new SequencedEntry(sequence, SampleEntries.entry(number, size(number)))));
  }

  /** Kills after that many acknowledgements; what was said before the pipe ended counts, too. */
  private void appendUntilKilled(int acknowledgements, Map<Long, Long> acknowledged)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Appender.class.getName(),
                folder.toString(),
                String.valueOf(acknowledged.size()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      int count = 0;
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        String[] words = line.split(" ");
        if (words.length == 3) {
          acknowledged.put(Long.valueOf(words[0]), Long.valueOf(words[1]));
        }
        if (++count == acknowledgements) {
          process.toHandle().destroyForcibly(); // unlike Process, leaves the pipe readable
        }
      }
    }
    process.waitFor();
  }

  static int size(long number) {
    return 30 + (int) (number % 700);
  }

  static TapeIntake open(Path folder) {
    return TapeIntake.open(
        IntakeConfig.in(folder),
        0,
        new IntakeEnvironment(
            () -> Long.MAX_VALUE, Runnable::run, () -> {}, () -> Instant.EPOCH, System::nanoTime));
  }

  /** The process that is killed: several threads, now and then a removal. */
  static final class Appender {
    private Appender() {}

    public static void main(String[] args) {
      TapeIntake intake = open(Path.of(args[0]));
      AtomicLong number = new AtomicLong(Long.parseLong(args[1]) * 1000);
      PrintStream out = System.out;
      for (int i = 0; i < 8; i++) {
        new Thread(() -> appendForEver(intake, number, out)).start();
      }
    }

    private static void appendForEver(TapeIntake intake, AtomicLong numbers, PrintStream out) {
      while (true) {
        long number = numbers.incrementAndGet();
        long sequence =
            intake
                .append(List.of(SampleEntries.entry(number, size(number))))
                .toCompletableFuture()
                .join();
        out.println(sequence + " " + number + " .");
        if (out.checkError()) {
          throw new UncheckedIOException(new IOException("the parent is gone"));
        }
      }
    }
  }
}

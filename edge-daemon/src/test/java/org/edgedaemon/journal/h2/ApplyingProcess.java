package org.edgedaemon.journal.h2;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/**
 * A process of its own that applies punch after punch, and says {@code applied N} after each commit
 * and {@code synced N} after each checkpoint, until it is killed.
 */
final class ApplyingProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ApplyingProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * @param syncEvery transactions between two checkpoints; 0 for none at all
   */
  static ApplyingProcess start(Path dataDir, long seed, int syncEvery) throws IOException {
    return new ApplyingProcess(
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-XX:TieredStopAtLevel=1",
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ApplyingProcess.class.getName(),
                    dataDir.toString(),
                    String.valueOf(seed),
                    String.valueOf(syncEvery)))
            .redirectError(new File(dataDir.toFile(), "child-errors.txt"))
            .start());
  }

  /** The next line, null when the process is gone. */
  String readLine() throws IOException {
    return output.readLine();
  }

  /** kill -9. By its handle: the process itself would take its last words with it. */
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() throws IOException {
    kill();
    output.close();
  }

  public static void main(String[] args) {
    Random random = new Random(Long.parseLong(args[1]));
    int syncEvery = Integer.parseInt(args[2]);
    H2Database database =
        H2Database.open(
            new JournalFiles(Path.of(args[0])), InstantSource.system(), System::nanoTime);
    H2Journal journal = new H2Journal(database);
    long applied = journal.resume();
    say("opened", applied);
    for (int round = 1; ; round++) {
      long last = applied + 1 + random.nextInt(300);
      journal.apply(Entries.punches(applied + 1, last));
      applied = last;
      say("applied", applied);
      if (syncEvery > 0 && round % syncEvery == 0) {
        database.checkpoint();
        say("synced", applied);
      }
    }
  }

  private static void say(String what, long sequence) {
    System.out.println(what + " " + sequence);
    System.out.flush();
  }
}

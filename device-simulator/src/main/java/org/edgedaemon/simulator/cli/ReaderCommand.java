package org.edgedaemon.simulator.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.simulator.serial.ReaderPlayer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts cards before a reader, one after the other. */
@Command(
    name = "reader",
    description = {
      "Plays a reader on a pseudo-terminal, for example the other end of",
      "socat pty,raw,echo=0,link=/tmp/reader pty,raw,echo=0,link=/tmp/gate"
    },
    mixinStandardHelpOptions = true)
final class ReaderCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PORT", description = "The reader's end of the line.")
  private Path port = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "VALUE",
      description = "Cards or codes, read in turn, over and over.")
  private List<String> values = List.of();

  @Option(names = "--every", description = "Milliseconds between two reads.", defaultValue = "1000")
  private long everyMillis;

  @Mixin private Stay stay = new Stay();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final AtomicLong scans = new AtomicLong();

  @Override
  public Integer call() throws IOException, InterruptedException {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try (ReaderPlayer player = ReaderPlayer.at(port)) {
      var unused =
          clock.scheduleAtFixedRate(
              () -> scan(player), 0, Math.max(1, everyMillis), TimeUnit.MILLISECONDS);
      stay.await();
      clock.shutdown();
      say("%d reads, told: %s".formatted(scans.get(), visible(player.heardText())));
      return 0;
    } finally {
      clock.shutdownNow();
    }
  }

  private void scan(ReaderPlayer player) {
    String value = values.get((int) (scans.get() % values.size()));
    try {
      player.scan(value);
      scans.incrementAndGet();
    } catch (IOException e) {
      say("the line is gone: " + e.getMessage());
    }
  }

  private static String visible(String heard) {
    return heard.isEmpty() ? "nothing" : heard.replaceAll("\\p{Cntrl}", ".");
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }
}

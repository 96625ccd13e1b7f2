package org.edgedaemon.simulator.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.edgedaemon.simulator.cloud.RecordingCloud;
import org.edgedaemon.simulator.cloud.RecordingCloudBuilder;
import org.edgedaemon.simulator.web.WebFault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a cloud that takes every record. */
@Command(name = "cloud", description = "Plays a cloud.", mixinStandardHelpOptions = true)
final class CloudCommand implements Callable<Integer> {
  @Option(names = "--port", description = "0 takes a free one.", defaultValue = "8080")
  private int port;

  @Option(names = "--key", description = "Bearer key asked for; default: none.")
  private String key = "";

  @Option(names = "--base-path", description = "Where the API lives.", defaultValue = "/api")
  private String basePath = "/api";

  @Option(names = "--persist", description = "File that keeps the accepted event ids.")
  private @Nullable Path persist;

  @Option(
      names = "--fail-rate",
      description = "Share of deliveries that fail, 0 to 1.",
      defaultValue = "0")
  private double failRate;

  @Option(names = "--fail-status", description = "How they fail.", defaultValue = "503")
  private int failStatus;

  @Option(
      names = "--lost-answer-rate",
      description = "Share of deliveries stored whose answer is lost.",
      defaultValue = "0")
  private double lostAnswerRate;

  @Option(names = "--delay-millis", description = "Answers come so late.", defaultValue = "0")
  private int delayMillis;

  @Option(names = "--seed", description = "Where randomness begins.", defaultValue = "8470")
  private long seed;

  @Mixin private Stay stay = new Stay();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    RecordingCloudBuilder builder =
        RecordingCloud.builder().port(port).key(key).basePath(basePath).seed(seed).trace(this::say);
    if (persist != null) {
      builder.persistTo(persist);
    }
    try (RecordingCloud cloud = builder.build()) {
      arm(cloud);
      cloud.start();
      say("listening on " + cloud.url());
      stay.await();
      say(
          "%d records, %d distinct, %d duplicates, %d requests, %d with a wrong key"
              .formatted(
                  cloud.receivedCount(),
                  cloud.uniqueCount(),
                  cloud.duplicates(),
                  cloud.requestCount(),
                  cloud.unauthorized()));
      return 0;
    }
  }

  private void arm(RecordingCloud cloud) {
    if (failRate > 0) {
      cloud.faults().withRate(failRate, WebFault.status(failStatus));
    }
    if (lostAnswerRate > 0) {
      cloud.faults().withRate(lostAnswerRate, WebFault.resetAfter());
    }
    if (delayMillis > 0) {
      cloud.faults().always(WebFault.delay(delayMillis));
    }
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }
}

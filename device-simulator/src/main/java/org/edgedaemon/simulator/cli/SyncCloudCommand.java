package org.edgedaemon.simulator.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.edgedaemon.simulator.cloudapi.ListShape;
import org.edgedaemon.simulator.cloudapi.SyncCloud;
import org.edgedaemon.simulator.web.WebFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a cloud whose collections are synced. */
@Command(
    name = "sync-cloud",
    description = "Plays the cloud of a sync: lists of ids, records, uploads.",
    mixinStandardHelpOptions = true)
final class SyncCloudCommand implements Callable<Integer> {
  @Option(names = "--port", description = "0 takes a free one.", defaultValue = "8081")
  private int port;

  @Option(names = "--key", description = "Bearer key asked for; default: none.")
  private String key = "";

  @Option(
      names = "--shape",
      description = "How lists are written: ${COMPLETION-CANDIDATES}.",
      defaultValue = "IDS")
  private ListShape shape = ListShape.IDS;

  @Option(names = "--page-size", description = "Ids on a page.", defaultValue = "100")
  private int pageSize;

  @Option(
      names = "--fill",
      paramLabel = "COLLECTION=N",
      description = "Records 1..N are there from the beginning.")
  private Map<String, Long> fill = Map.of();

  @Option(
      names = "--fail-rate",
      description = "Share of records and uploads that fail, 0 to 1.",
      defaultValue = "0")
  private double failRate;

  @Option(names = "--fail-status", description = "How they fail.", defaultValue = "503")
  private int failStatus;

  @Option(
      names = "--lost-answer-rate",
      description = "Share of records and uploads stored whose answer is lost.",
      defaultValue = "0")
  private double lostAnswerRate;

  @Option(names = "--delay-millis", description = "Answers come so late.", defaultValue = "0")
  private int delayMillis;

  @Mixin private Stay stay = new Stay();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    try (SyncCloud cloud = new SyncCloud(key, port, this::say)) {
      cloud.rules().shape(shape).pageSize(pageSize);
      fill.forEach((collection, last) -> cloud.fill(collection, 1, last, 0));
      arm(cloud);
      cloud.start();
      say("listening on " + cloud.url());
      stay.await();
      say(
          "%d records, %d files, %d whole uploads, %d broken ones, %d with a wrong key"
              .formatted(
                  cloud.size(),
                  cloud.files().size(),
                  cloud.uploadCount(),
                  cloud.brokenUploads(),
                  cloud.unauthorized()));
      return 0;
    }
  }

  private void arm(SyncCloud cloud) {
    if (failRate > 0) {
      cloud.faults().withRate(failRate, WebFault.status(failStatus));
      cloud.uploadFaults().withRate(failRate, WebFault.status(failStatus));
    }
    if (lostAnswerRate > 0) {
      cloud.faults().withRate(lostAnswerRate, WebFault.resetAfter());
      cloud.uploadFaults().withRate(lostAnswerRate, WebFault.resetAfter());
    }
    if (delayMillis > 0) {
      cloud.faults().always(WebFault.delay(delayMillis));
      cloud.uploadFaults().always(WebFault.delay(delayMillis));
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

package org.edgedaemon.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Which files were forced to the disk: the runtime's own record, as nothing else can see it. */
public final class ForcedFiles {
  private static final String FORCE = "jdk.FileForce";

  private ForcedFiles() {}

  /** What may fail. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  /** Each as often as it was, in order. */
  public static List<Path> during(Work work) throws Exception {
    Path record = Files.createTempFile("forced", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable(FORCE).withThreshold(Duration.ZERO).withoutStackTrace();
      recording.start();
      work.run();
      recording.stop();
      recording.dump(record);
      return RecordingFile.readAllEvents(record).stream()
          .filter(event -> event.getEventType().getName().equals(FORCE))
          .sorted(Comparator.comparing(RecordedEvent::getStartTime))
          .map(event -> Path.of(event.getString("path")))
          .toList();
    } finally {
      Files.delete(record);
    }
  }
}

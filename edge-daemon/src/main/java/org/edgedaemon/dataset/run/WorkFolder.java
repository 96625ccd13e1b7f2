package org.edgedaemon.dataset.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.files.FileDesk;
import org.edgedaemon.dataset.ids.IdSpool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of cloud sync: files of a run under way, and the summary of the last one. */
final class WorkFolder {
  static final String LAST_RUN = "last-run.json";
  static final String LAST_DRY_RUN = "last-dry-run.json";

  private static final Logger log = LoggerFactory.getLogger(WorkFolder.class);

  private final Path path;

  WorkFolder(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** Makes the folder, and deletes what a run left behind that was killed. */
  void open() throws IOException {
    Files.createDirectories(path);
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(path, "*{" + IdSpool.ENDING + "," + FileDesk.ENDING + "}")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Keeps the summary: the old one or the new one is there, never a part. */
  void keep(RunReport report) {
    String name = report.request().dryRun() ? LAST_DRY_RUN : LAST_RUN;
    Path next = path.resolve(name + ".new");
    try {
      try (FileChannel channel =
              FileChannel.open(
                  next,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
        SummaryWriter.write(report, out);
        out.flush();
        channel.force(true);
      }
      Files.move(
          next,
          path.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      log.warn("the summary of cloud sync cannot be kept in {}: {}", path, e.toString());
    }
  }
}

package org.edgedaemon.tape;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes the names in a folder durable. */
final class Folders {
  private static final boolean CAN_SYNC = java.io.File.separatorChar == '/';

  private Folders() {}

  /** Syncs the folder that holds {@code file}. Windows neither can nor needs to. */
  static void syncParentOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (!CAN_SYNC || folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}

package org.edgedaemon.app.store;

import java.nio.file.Path;

/** Another process holds the data folder. */
public final class FolderHeldException extends RuntimeException {
  FolderHeldException(Path dataDir) {
    super(
        "another edge-daemon works in "
            + dataDir
            + "; stop it first (one process per data_dir), or give this one a data_dir of its own");
  }
}

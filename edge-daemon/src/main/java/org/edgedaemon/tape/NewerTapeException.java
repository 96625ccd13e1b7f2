package org.edgedaemon.tape;

import java.io.IOException;
import java.nio.file.Path;

/** A later release of edge-daemon wrote the file; this one must not touch it. */
public final class NewerTapeException extends IOException {
  NewerTapeException(Path file) {
    super(file + " was written by a newer edge-daemon; install the newer version again");
  }
}

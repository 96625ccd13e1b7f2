package org.edgedaemon.cli;

import java.nio.file.Path;
import org.edgedaemon.config.Settings;

/** Runs the daemon itself. */
@FunctionalInterface
public interface DaemonRunner {
  /**
   * Runs until it is told to stop.
   *
   * @param etcFile read again at a reload
   * @return the exit code of the process
   */
  int run(Path etcFile, Settings settings);
}

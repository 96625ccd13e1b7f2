package org.edgedaemon.cli;

import java.nio.file.Path;
import java.util.Map;
import org.edgedaemon.config.Settings;
import org.edgedaemon.health.CheckResult;

/** Tests of the machine itself: rights, ports, disk, clock, service. */
public interface MachineTests {
  /**
   * One report for each thing looked at, in the order to show. Goes on after a failure; nothing is
   * changed, but a small file is written to the data folder and deleted again.
   *
   * @param daemonRuns then its ports are its own
   */
  Map<String, CheckResult> examine(Path etcFile, Settings settings, boolean daemonRuns);
}

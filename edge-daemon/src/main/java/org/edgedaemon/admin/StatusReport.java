package org.edgedaemon.admin;

import java.time.Instant;
import java.util.List;
import org.edgedaemon.health.CheckResult;
import org.jspecify.annotations.Nullable;

/**
 * The whole daemon on one page: figures, never lists that grow with the installation.
 *
 * @param pid of the daemon's process
 * @param health the worst of all components
 * @param devices how many devices are in which state
 * @param backlog entries still owed, over all destinations
 * @param oldestOwed when the oldest of them reached us; null when nothing is owed
 * @param problems the first few, one line each
 */
public record StatusReport(
    String version,
    String site,
    long pid,
    Instant startedAt,
    CheckResult.Status health,
    DeviceCounts devices,
    int destinations,
    long backlog,
    @Nullable Instant oldestOwed,
    long deadLetters,
    StoreFigures stores,
    List<String> problems) {
  public static final int MAX_PROBLEMS = 20;

  public StatusReport {
    problems = problems.stream().limit(MAX_PROBLEMS).toList();
  }

  /**
   * Devices by state.
   *
   * @param configured all of them, the disabled ones included
   * @param connected with an open session, the live ones included
   * @param live sending real-time events
   * @param failed whose last attempt failed
   */
  public record DeviceCounts(int configured, int connected, int live, int failed) {}

  /**
   * The stores.
   *
   * @param entries in the journal
   * @param diskFreeBytes on the file system of the data folder
   * @param lastBackup null when there is none yet
   */
  public record StoreFigures(
      long entries,
      long appliedSequence,
      long journalBytes,
      long intakeBytes,
      long diskFreeBytes,
      @Nullable Instant lastBackup) {}
}

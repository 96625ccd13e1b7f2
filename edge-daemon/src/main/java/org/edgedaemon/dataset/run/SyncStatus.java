package org.edgedaemon.dataset.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunRequest;

/**
 * How things stand.
 *
 * @param last the last run since the daemon was started, without the ids that it stored; these are
 *     in {@link CloudSync#lastRun}
 * @param next when the next one begins by itself
 */
public record SyncStatus(
    Optional<Running> running, Optional<RunReport> last, Optional<Instant> next) {
  /** A run under way. */
  public record Running(
      String id, RunRequest request, Instant started, List<DatasetStatus> datasets) {
    public Running {
      datasets = List.copyOf(datasets);
    }
  }

  /** Where a dataset is in a run. */
  public enum Phase {
    WAITING,
    COMPARING,
    PUSHING,
    ENDED
  }

  /**
   * One dataset in a run.
   *
   * @param done of the missing and changed ones, those that are through one way or another
   * @param of missing and changed together
   * @param file what is being sent, the newest of several; empty when there is none
   */
  public record DatasetStatus(
      DatasetName name,
      Phase phase,
      long inCloud,
      long inOffice,
      long missing,
      long changed,
      long done,
      long of,
      long failed,
      Optional<FileStatus> file) {
    static DatasetStatus waiting(DatasetName name) {
      return new DatasetStatus(name, Phase.WAITING, 0, 0, 0, 0, 0, 0, 0, Optional.empty());
    }
  }

  /** A file on its way. */
  public record FileStatus(String name, long octets, long of) {}
}

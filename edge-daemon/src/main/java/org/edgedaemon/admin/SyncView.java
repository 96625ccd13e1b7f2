package org.edgedaemon.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How cloud sync stands.
 *
 * @param running the run under way; null when there is none
 * @param last the newest run that has ended; null when none is known
 * @param next when the next one begins by itself; null for never
 */
public record SyncView(@Nullable Running running, @Nullable Ended last, @Nullable Instant next) {

  /**
   * A run under way.
   *
   * @param datasets those that it is about, in order
   */
  public record Running(
      String id, String reason, boolean dryRun, Instant startedAt, List<DatasetProgress> datasets) {
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
   * One dataset of a run under way.
   *
   * @param done of the missing and changed records, those that are through one way or another
   * @param of missing and changed together
   * @param file what is being sent; null when there is none
   */
  public record DatasetProgress(
      String name,
      Phase phase,
      long inCloud,
      long inOffice,
      long missing,
      long changed,
      long done,
      long of,
      long failed,
      @Nullable FileProgress file) {}

  /** A file on its way, in octets. */
  public record FileProgress(String name, long sent, long of) {}

  /** What mostly went wrong. */
  public enum Trouble {
    AUTHENTICATION_FAILED,
    CANNOT_CONNECT,
    FILE_UPLOAD_FAILED,
    OTHER
  }

  /**
   * A run that has ended.
   *
   * @param trouble null when it was a success
   * @param verdict the whole of it in one sentence
   * @param datasets empty when the daemon was restarted since: the history has the counts
   * @param errors the first {@value #MAX_ERRORS}; the summary has more
   */
  public record Ended(
      String id,
      String reason,
      boolean dryRun,
      Instant startedAt,
      Instant endedAt,
      boolean success,
      @Nullable Trouble trouble,
      String verdict,
      List<DatasetEnd> datasets,
      List<String> errors) {
    public static final int MAX_ERRORS = 200;

    public Ended {
      datasets = List.copyOf(datasets);
      errors = errors.stream().limit(MAX_ERRORS).toList();
    }
  }

  /**
   * One dataset of a run that has ended.
   *
   * @param synced records stored; of a dry run those that would have been
   * @param trouble why the dataset was not dealt with to its end; null when it was
   */
  public record DatasetEnd(
      String name,
      long synced,
      long failed,
      long skipped,
      long inCloud,
      long inOffice,
      @Nullable String trouble) {}
}

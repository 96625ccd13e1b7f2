package org.edgedaemon.dataset;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run did.
 *
 * @param skipped why it did not run at all; null when it did
 * @param datasets in the order in which they were dealt with
 * @param errors every failed or skipped record and dataset, for people; at most 1,000 and then one
 *     line that says how many more
 */
public record RunReport(
    String id,
    RunRequest request,
    Instant started,
    Instant ended,
    @Nullable String skipped,
    List<DatasetReport> datasets,
    List<String> errors) {
  public RunReport {
    datasets = List.copyOf(datasets);
    errors = List.copyOf(errors);
  }

  /** Whether everything that was missing is in the cloud now. */
  public boolean success() {
    return errors.isEmpty();
  }

  /**
   * One dataset's part.
   *
   * @param synced the ids that were stored; of a dry run those that would have been pushed
   * @param failed records that the cloud did not take
   * @param skipped records that were not tried, as their parent failed or their hours have not come
   * @param trouble why the dataset as a whole could not be dealt with; null when it could
   */
  public record DatasetReport(
      DatasetName name,
      List<RecordId> synced,
      long inCloud,
      long inOffice,
      long missing,
      long changed,
      long failed,
      long skipped,
      @Nullable String trouble) {
    public DatasetReport {
      synced = List.copyOf(synced);
    }
  }
}

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

  /** Whether nothing went wrong. What waits for its hours is not wrong, and still missing. */
  public boolean success() {
    return errors.isEmpty();
  }

  /**
   * One dataset's part.
   *
   * @param stored records that were stored; of a dry run those that would have been pushed
   * @param synced the ids of these, compact: read from the first to the last. Of very many the
   *     first millions
   * @param failed records that the cloud did not take, or that could not be sent
   * @param skipped records that were not tried, as their parent failed, their hours have not come
   *     or the dataset was given up
   * @param trouble why the dataset as a whole could not be dealt with; null when it could
   */
  public record DatasetReport(
      DatasetName name,
      long stored,
      Iterable<RecordId> synced,
      long inCloud,
      long inOffice,
      long missing,
      long changed,
      long failed,
      long skipped,
      @Nullable String trouble) {
    /** The counts alone, to be kept for long. */
    public DatasetReport withoutIds() {
      return new DatasetReport(
          name, stored, List.of(), inCloud, inOffice, missing, changed, failed, skipped, trouble);
    }
  }
}

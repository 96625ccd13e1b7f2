package org.edgedaemon.dataset;

import java.util.List;

/** Where the records of one dataset come from. Blocks; one run at a time uses it. */
public interface RecordSource extends AutoCloseable {
  /**
   * Hands over the ids of all records in a window, in any order, without holding them all.
   *
   * @throws SourceException when they cannot be had; what was handed over before counts for nothing
   */
  void ids(Window window, IdSink sink);

  /**
   * The records with these ids, in any order; those that are gone meanwhile are missing.
   *
   * @param ids at most 1,000
   * @throws SourceException when they cannot be had
   */
  List<LocalRecord> records(Window window, List<RecordId> ids);

  @Override
  void close();
}

package org.edgedaemon.dataset;

import org.jspecify.annotations.Nullable;

/** Takes the ids of a source, one by one, in any order. */
@FunctionalInterface
public interface IdSink {
  /**
   * Takes one.
   *
   * @param version of the record as it is now; null where the dataset has no version
   */
  void accept(RecordId id, @Nullable String version);
}

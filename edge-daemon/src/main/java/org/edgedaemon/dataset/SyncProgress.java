package org.edgedaemon.dataset;

/** Hears how a run goes on. Called on several threads, but not at once; must not block. */
public interface SyncProgress {
  SyncProgress SILENT = step -> {};

  void on(Step step);

  /** Something that happened. */
  sealed interface Step {
    DatasetName dataset();
  }

  /** The dataset's turn has come; it is compared now. */
  record Begun(DatasetName dataset) implements Step {}

  /** The comparison is done. */
  record Compared(DatasetName dataset, long inCloud, long inOffice, long missing, long changed)
      implements Step {}

  /** So many of those to be pushed are through, one way or another. */
  record Pushed(DatasetName dataset, long done, long of, long failed) implements Step {}

  /** Octets of a file have been sent. */
  record Sent(DatasetName dataset, String file, long octets, long of) implements Step {}

  /** The dataset is through. */
  record Ended(DatasetName dataset, long synced, long failed, long skipped) implements Step {}
}

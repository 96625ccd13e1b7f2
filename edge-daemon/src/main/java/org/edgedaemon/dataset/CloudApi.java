package org.edgedaemon.dataset;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The cloud's side of a sync. Every call has deadlines and ends in a value; nothing is tried again
 * here but a call that died on a kept-alive connection before it was sent.
 */
public interface CloudApi extends AutoCloseable {
  /** Whether the cloud is there and takes the key ({@code GET {base}/sync-status}). Blocks. */
  Reach status();

  /**
   * Hands over the ids that the cloud holds of a dataset, page after page, without holding them all
   * ({@code GET {base}/{collection}[?days=N]}). Blocks; the sink is called on the calling thread.
   *
   * @return {@link Reach.Good}, or why the list did not come to its end: then what was handed over
   *     counts for nothing
   */
  Reach ids(Dataset dataset, Window window, Consumer<RecordId> sink);

  /**
   * Stores a record, or several in one call where the dataset has {@code batch} above 1. One result
   * each, in order. The body is complete: file fields have their URLs.
   *
   * @param changed whether the cloud has an older version of them
   */
  CompletionStage<List<PushResult>> push(
      Dataset dataset, List<LocalRecord> records, boolean changed);

  /**
   * A push that is made ready by the caller, and begins when it is called for, on any thread. What
   * takes long without the cloud is done before this returns.
   */
  default Supplier<CompletionStage<List<PushResult>>> ready(
      Dataset dataset, List<LocalRecord> batch, boolean changed) {
    return () -> push(dataset, batch, changed);
  }

  /** Stores a file ({@code POST {base}/upload/{directory}}), streamed from the disk. */
  CompletionStage<UploadResult> upload(Upload upload);

  @Override
  void close();
}

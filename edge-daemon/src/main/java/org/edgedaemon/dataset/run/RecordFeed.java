package org.edgedaemon.dataset.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RecordSource;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.dataset.ids.IdSpool;
import org.edgedaemon.dataset.ids.IdSpool.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The records to be pushed, those that are missing first: a chunk is fetched while the one before
 * is pushed.
 */
final class RecordFeed {
  private static final int CHUNK = 500;

  private final Dataset dataset;
  private final Window window;
  private final RunContext run;
  private final RecordSource source;
  private final IdSpool missing;
  private final IdSpool changed;
  private final Listener listener;
  private final Deque<Work> queue = new ArrayDeque<>();
  private List<Entry> asked = List.of();

  RecordFeed(
      Dataset dataset,
      Window window,
      RunContext run,
      IdSpool missing,
      IdSpool changed,
      Listener listener) {
    this.dataset = dataset;
    this.window = window;
    this.run = run;
    this.source = run.source(dataset.name());
    this.missing = missing;
    this.changed = changed;
    this.listener = listener;
  }

  /** Hears of what was fetched. */
  interface Listener {
    /**
     * A chunk is there.
     *
     * @param gone how many of it the office has no more
     */
    void arrived(int gone);

    void failed(RuntimeException failure);
  }

  @Nullable Work peek() {
    return queue.peekFirst();
  }

  void drop() {
    queue.removeFirst();
  }

  boolean isExhausted() {
    return queue.isEmpty() && asked.isEmpty() && missing.left() + changed.left() == 0;
  }

  /** Fetches more when little is left. */
  void fetch() {
    if (!asked.isEmpty() || queue.size() > CHUNK) {
      return;
    }
    boolean update = missing.left() == 0;
    asked = (update ? changed : missing).next(CHUNK);
    if (asked.isEmpty()) {
      return;
    }
    if (!update && dataset.update().isPresent()) {
      Comparison.noteBegin(dataset, asked, run);
    }
    List<RecordId> ids = asked.stream().map(Entry::id).toList();
    run.workers().records().execute(() -> read(ids, update));
  }

  /** Names all that was not taken from here, and forgets it. */
  void drain(Consumer<RecordId> left) {
    queue.forEach(work -> left.accept(work.record().id()));
    queue.clear();
    asked.forEach(entry -> left.accept(entry.id()));
    asked = List.of();
    for (IdSpool spool : List.of(missing, changed)) {
      while (spool.left() > 0) {
        spool.next(CHUNK).forEach(entry -> left.accept(entry.id()));
      }
    }
  }

  private void read(List<RecordId> ids, boolean update) {
    try {
      List<LocalRecord> records = source.records(window, ids);
      run.loop().post(() -> arrived(records, update));
    } catch (RuntimeException e) {
      run.loop().post(() -> listener.failed(e));
    } catch (Error e) {
      run.loop()
          .post(
              () -> {
                throw e;
              });
    }
  }

  private void arrived(List<LocalRecord> records, boolean update) {
    Map<RecordId, Entry> open = new HashMap<>();
    asked.forEach(entry -> open.put(entry.id(), entry));
    for (LocalRecord record : records) {
      Entry entry = open.remove(record.id());
      if (entry != null) {
        queue.addLast(new Work(versioned(record, entry), update, 0));
      }
    }
    asked = List.of();
    listener.arrived(open.size());
  }

  private static LocalRecord versioned(LocalRecord record, Entry entry) {
    return record.version() == null
        ? new LocalRecord(record.id(), record.body(), entry.version())
        : record;
  }
}

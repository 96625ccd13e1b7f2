package org.edgedaemon.dataset.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records that may be pushed now, and which of them go together: only new ones or only changed
 * ones, as many as the cloud is known to take at once.
 */
final class Batches {
  private final Deque<Work> created = new ArrayDeque<>();
  private final Deque<Work> changed = new ArrayDeque<>();
  private final Deque<List<Work>> again = new ArrayDeque<>();
  private int size;

  /**
   * @param size records in a batch at most
   */
  Batches(int size) {
    this.size = size;
  }

  void add(Work work) {
    (work.changed() ? changed : created).addLast(work);
  }

  /** Goes before all others, as it is. */
  void addAgain(List<Work> batch) {
    again.addLast(batch);
  }

  /** In two halves, before all others. */
  void addHalves(List<Work> batch) {
    int half = batch.size() / 2;
    again.addLast(batch.subList(0, half));
    again.addLast(batch.subList(half, batch.size()));
  }

  /** From now on batches are smaller than one that was too large. */
  void shrinkBelow(int tooLarge) {
    size = Math.max(1, Math.min(size, tooLarge / 2));
  }

  /** Records that are in none that goes again. */
  int waiting() {
    return created.size() + changed.size();
  }

  boolean isEmpty() {
    return again.isEmpty() && waiting() == 0;
  }

  /**
   * The next one; null when it is worth waiting for more records.
   *
   * @param noMore whether no further records will come
   */
  @Nullable List<Work> next(boolean noMore) {
    if (!again.isEmpty()) {
      return again.removeFirst();
    }
    Deque<Work> from = created.isEmpty() || isShort(created, noMore) ? changed : created;
    if (from.isEmpty() || isShort(from, noMore)) {
      return null;
    }
    List<Work> batch = new ArrayList<>();
    while (batch.size() < size && !from.isEmpty()) {
      batch.add(from.removeFirst());
    }
    return batch;
  }

  /** Names all, and forgets them. */
  void drain(Consumer<Work> left) {
    again.forEach(batch -> batch.forEach(left));
    created.forEach(left);
    changed.forEach(left);
    again.clear();
    created.clear();
    changed.clear();
  }

  private boolean isShort(Deque<Work> records, boolean noMore) {
    return records.size() < size && !noMore;
  }
}

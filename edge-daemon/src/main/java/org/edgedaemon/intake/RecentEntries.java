package org.edgedaemon.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.edgedaemon.entry.SequencedEntry;
import org.jspecify.annotations.Nullable;

/**
 * The newest commits, kept in memory so that an applier that keeps up reads no disk. Bounded: past
 * it the oldest are forgotten, and the file has them. Any thread.
 */
final class RecentEntries {
  private record Commit(List<SequencedEntry> entries, long bytes) {
    long last() {
      return entries.get(entries.size() - 1).sequence();
    }
  }

  private static final int OVERHEAD = 400;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final Deque<Commit> commits = new ArrayDeque<>();
  private final long maxBytes;
  private long bytes;
  private long floor;
  private long last;

  /**
   * @param maxBytes of bodies and overhead
   * @param last the last sequence that is on disk already
   */
  RecentEntries(long maxBytes, long last) {
    this.maxBytes = maxBytes;
    this.floor = last;
    this.last = last;
  }

  /** The last durable sequence. */
  long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** What is kept, bodies and overhead. */
  long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  void add(List<SequencedEntry> entries) {
    Commit commit = new Commit(entries, size(entries));
    lock.lock();
    try {
      commits.add(commit);
      bytes += commit.bytes();
      last = commit.last();
      while (bytes > maxBytes) {
        forgetOldest();
      }
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Something reached the disk otherwise, or is found there: memory begins anew after it. */
  void restartAt(long sequence) {
    lock.lock();
    try {
      commits.clear();
      bytes = 0;
      last = Math.max(last, sequence);
      floor = last;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets whole commits up to {@code sequence}. */
  void forgetThrough(long sequence) {
    lock.lock();
    try {
      while (!commits.isEmpty() && commits.element().last() <= sequence) {
        forgetOldest();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something above {@code sequence}; false when time ran out. */
  boolean await(long sequence, long timeoutMillis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    lock.lockInterruptibly();
    try {
      while (last <= sequence && left > 0) {
        left = grown.awaitNanos(left);
      }
      return last > sequence;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whole commits above {@code sequence} until they have {@code limit} entries; null when the
   * oldest of them is no longer in memory. What ends at or below {@code sequence} is forgotten: the
   * reader has it.
   */
  @Nullable List<SequencedEntry> after(long sequence, int limit) {
    lock.lock();
    try {
      if (sequence < floor) {
        return null;
      }
      forgetThrough(sequence);
      return collect(sequence, limit);
    } finally {
      lock.unlock();
    }
  }

  /** What is in memory above {@code sequence}, whether or not something is missing before it. */
  List<SequencedEntry> anyAfter(long sequence, int limit) {
    lock.lock();
    try {
      return collect(sequence, limit);
    } finally {
      lock.unlock();
    }
  }

  private List<SequencedEntry> collect(long sequence, int limit) {
    List<SequencedEntry> found = new ArrayList<>();
    for (Commit commit : commits) {
      if (found.size() >= limit) {
        break;
      }
      for (SequencedEntry entry : commit.entries()) {
        if (entry.sequence() > sequence) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  private void forgetOldest() {
    Commit oldest = commits.remove();
    bytes -= oldest.bytes();
    floor = oldest.last();
  }

  private static long size(List<SequencedEntry> entries) {
    long sum = 0;
    for (SequencedEntry entry : entries) {
      sum += OVERHEAD + entry.entry().body().length();
    }
    return sum;
  }
}

package org.edgedaemon.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the writer: appends, bounded by their bytes, and errands (reads, removals) of
 * other threads. Any thread puts in, the writer alone takes out.
 */
final class IntakeQueue {
  /** What the writer does next. */
  record Work(List<WaitingAppend> appends, List<Runnable> errands, boolean isLast) {}

  /** One drain takes no more than this, so that its first append is not kept waiting for long. */
  private static final long DRAIN_BYTES = 1024 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<WaitingAppend> appends = new ArrayDeque<>();
  private final List<Runnable> errands = new ArrayList<>();
  private final long maxBytes;
  private long waitingBytes;
  private int wakeAt = 1;
  private boolean closed;

  /** Refuses appends while others of {@code maxBytes} together wait. */
  IntakeQueue(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Adds an append, or fails with the reason why not. */
  void add(WaitingAppend append) {
    lock.lock();
    try {
      if (closed) {
        throw new IntakeException("the intake is closed");
      }
      if (waitingBytes > 0 && waitingBytes + append.bytes() > maxBytes) {
        throw new IntakeException(
            "the intake is overloaded: "
                + waitingBytes
                + " bytes wait for the disk; hand in less at once, or look for a slow disk");
      }
      appends.add(append);
      waitingBytes += append.bytes();
      if (appends.size() >= wakeAt) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many appends wait. */
  int length() {
    lock.lock();
    try {
      return appends.size();
    } finally {
      lock.unlock();
    }
  }

  /** Has the writer do something to the file. */
  void addErrand(Runnable errand) {
    lock.lock();
    try {
      if (closed) {
        throw new IntakeException("the intake is closed");
      }
      errands.add(errand);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** No more is let in; what is in is still handed out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Appended and not yet done with. */
  long waitingBytes() {
    lock.lock();
    try {
      return waitingBytes;
    } finally {
      lock.unlock();
    }
  }

  /** The writer is done with appends of so many bytes. */
  void settled(long bytes) {
    lock.lock();
    try {
      waitingBytes -= bytes;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for work; once there is an append, waits up to {@code lingerNanos} for {@code company}
   * appends in all. For the writer. An interrupt is swallowed: nobody stops the writer so.
   */
  Work take(int company, long lingerNanos) {
    lock.lock();
    try {
      while (isIdle()) {
        await(Long.MAX_VALUE);
      }
      linger(company, lingerNanos);
      return drain();
    } finally {
      lock.unlock();
    }
  }

  private boolean isIdle() {
    return appends.isEmpty() && errands.isEmpty() && !closed;
  }

  private void linger(int company, long lingerNanos) {
    long left = lingerNanos;
    wakeAt = company;
    while (left > 0 && appends.size() < company && errands.isEmpty() && !closed) {
      left = await(left);
    }
    wakeAt = 1;
  }

  @SuppressWarnings("WaitNotInLoop") // both callers loop
  private long await(long nanos) {
    try {
      return changed.awaitNanos(nanos);
    } catch (InterruptedException e) {
      return nanos;
    }
  }

  private Work drain() {
    List<WaitingAppend> taken = new ArrayList<>(appends.size());
    long bytes = 0;
    while (!appends.isEmpty() && bytes < DRAIN_BYTES) {
      WaitingAppend append = appends.remove();
      bytes += append.bytes();
      taken.add(append);
    }
    List<Runnable> now = List.copyOf(errands);
    errands.clear();
    return new Work(taken, now, closed && appends.isEmpty());
  }
}

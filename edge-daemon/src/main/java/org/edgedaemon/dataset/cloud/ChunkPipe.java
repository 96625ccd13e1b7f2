package org.edgedaemon.dataset.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.ClientResult.Reason;
import org.edgedaemon.http.ClientStream;
import org.edgedaemon.http.StreamListener;
import org.jspecify.annotations.Nullable;

/**
 * Hands the body of an answer from an event loop to a thread that may block. Holds {@link #FULL}
 * octets and what one read from the socket brings; past that the cloud is not read from.
 */
final class ChunkPipe extends InputStream implements StreamListener {
  static final int FULL = 512 * 1024;
  private static final int ROOM_AGAIN = FULL / 4;

  private final long longestWaitNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Deque<byte[]> chunks = new ArrayDeque<>();
  private @Nullable ClientStream stream;
  private @Nullable Failure failure;
  private byte[] current = new byte[0];
  private int position;
  private int held;
  private boolean paused;
  private boolean ended;

  /**
   * @param longestWait for the next octets; beyond the call's own deadlines, which end it usually
   */
  ChunkPipe(Duration longestWait) {
    this.longestWaitNanos = longestWait.toNanos();
  }

  /** The body begins; called before the first of it or during it. */
  void opened(ClientStream opened) {
    lock.lock();
    try {
      stream = opened;
      pauseIfFull();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void received(byte[] bytes) {
    lock.lock();
    try {
      chunks.add(bytes);
      held += bytes.length;
      pauseIfFull();
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void ended(@Nullable Failure why) {
    lock.lock();
    try {
      ended = true;
      failure = why;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * Waits for octets.
   *
   * @throws BrokenOffException when the body did not come to its end
   */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (position == current.length && !takeNext()) {
      return -1;
    }
    int n = Math.min(length, current.length - position);
    System.arraycopy(current, position, target, offset, n);
    position += n;
    return n;
  }

  /** Whether octets are at hand, so that packed ones may go on after their first end. */
  @Override
  public int available() {
    lock.lock();
    try {
      return current.length - position + held;
    } finally {
      lock.unlock();
    }
  }

  /** Leaves; what has not come is not waited for. */
  @Override
  public void close() {
    ClientStream left = null;
    lock.lock();
    try {
      if (!ended) {
        left = stream;
      }
      chunks.clear();
      held = 0;
    } finally {
      lock.unlock();
    }
    if (left != null) {
      var unused = left.close();
    }
  }

  private boolean takeNext() throws IOException {
    lock.lock();
    try {
      byte[] next = await();
      if (next == null) {
        return false;
      }
      current = next;
      position = 0;
      held -= next.length;
      if (paused && held <= ROOM_AGAIN && stream != null) {
        paused = false;
        stream.resume();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private byte @Nullable [] await() throws IOException {
    long left = longestWaitNanos;
    while (chunks.isEmpty() && !ended) {
      if (left <= 0) {
        throw new BrokenOffException(new Failure(Reason.TIMEOUT, "the list stopped coming"));
      }
      try {
        left = news.awaitNanos(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while reading a list");
      }
    }
    if (chunks.isEmpty() && failure != null) {
      throw new BrokenOffException(failure);
    }
    return chunks.poll();
  }

  private void pauseIfFull() {
    if (held > FULL && !paused && stream != null && !ended) {
      paused = true;
      stream.pause();
    }
  }
}

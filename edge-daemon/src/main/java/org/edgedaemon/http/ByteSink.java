package org.edgedaemon.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Collects bytes up to a limit and remembers that there were more. Grows with what really came, and
 * only by what it is granted.
 */
final class ByteSink {
  private static final int INITIAL = 1024;

  /** Larger bodies grow with what really came. */
  private static final int READY = 32 * 1024;

  private final int limit;
  private final IntPredicate grant;
  private byte[] bytes = new byte[0];
  private int size;
  private boolean overflown;
  private boolean starved;

  ByteSink(int limit) {
    this(limit, bytes -> true);
  }

  /** Asks before it takes so many bytes more of memory. */
  ByteSink(int limit, IntPredicate grant) {
    this.limit = limit;
    this.grant = grant;
  }

  /** So many bytes were announced, which nobody vouches for: a little is made ready for them. */
  void expect(long announced) {
    if (size == 0 && announced > INITIAL && announced <= Math.min(limit, READY)) {
      bytes = new byte[grant.test((int) announced) ? (int) announced : 0];
    }
  }

  void add(ByteBuf part) {
    int kept = room(part.readableBytes());
    part.getBytes(part.readerIndex(), bytes, size, kept);
    size += kept;
  }

  void add(byte[] part, int length) {
    int kept = room(length);
    System.arraycopy(part, 0, bytes, size, kept);
    size += kept;
  }

  boolean overflown() {
    return overflown;
  }

  /** Nothing more is taken. */
  boolean full() {
    return overflown || starved;
  }

  /** Memory was refused, and bytes are missing. */
  boolean starved() {
    return starved;
  }

  /** What was collected. Nothing may be added any more. */
  HttpBody toBody() {
    if (size != bytes.length) {
      bytes = Arrays.copyOf(bytes, size);
    }
    return HttpBody.ofOwned(bytes);
  }

  private int room(int wanted) {
    int kept = Math.min(wanted, limit - size);
    overflown |= kept < wanted;
    if (size + kept > bytes.length) {
      int doubled = (int) Math.min(limit, Math.max(INITIAL, 2L * bytes.length));
      int capacity = Math.max(size + kept, doubled);
      starved |= !grant.test(capacity - bytes.length);
      if (starved) {
        return 0;
      }
      bytes = Arrays.copyOf(bytes, capacity);
    }
    return kept;
  }
}

package org.edgedaemon.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Collects bytes up to a limit and remembers that there were more. Grows with what really came. */
final class ByteSink {
  private static final int INITIAL = 1024;

  private final int limit;
  private byte[] bytes = new byte[0];
  private int size;
  private boolean overflown;

  ByteSink(int limit) {
    this.limit = limit;
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

  HttpBody toBody() {
    return HttpBody.ofOwned(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
  }

  private int room(int wanted) {
    int kept = Math.min(wanted, limit - size);
    overflown |= kept < wanted;
    if (size + kept > bytes.length) {
      int doubled = (int) Math.min(limit, Math.max(INITIAL, 2L * bytes.length));
      bytes = Arrays.copyOf(bytes, Math.max(size + kept, doubled));
    }
    return kept;
  }
}

package org.edgedaemon.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.function.IntPredicate;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip up to a limit, so that a small bomb cannot fill the memory. */
final class BoundedGzip {
  private BoundedGzip() {}

  /**
   * The unpacked bytes, at most {@code limit} of them.
   *
   * @param starved there was no memory for more
   */
  record Unpacked(HttpBody body, boolean truncated, boolean starved) {}

  /**
   * Unpacks at most {@code limit} bytes. With {@code lenient}, a packed form that ends early gives
   * what is there.
   *
   * @throws IOException when the bytes are not gzip
   */
  static Unpacked unpack(HttpBody packed, int limit, boolean lenient) throws IOException {
    return unpack(packed, limit, lenient, bytes -> true);
  }

  static Unpacked unpack(HttpBody packed, int limit, boolean lenient, IntPredicate grant)
      throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.array()))) {
      ByteSink sink = new ByteSink(limit, grant);
      byte[] chunk = new byte[8192];
      try {
        for (int n = in.read(chunk); n >= 0 && !sink.full(); n = in.read(chunk)) {
          sink.add(chunk, n);
        }
      } catch (EOFException e) {
        if (!lenient) {
          throw e;
        }
      }
      return new Unpacked(sink.toBody(), sink.overflown(), sink.starved());
    }
  }
}

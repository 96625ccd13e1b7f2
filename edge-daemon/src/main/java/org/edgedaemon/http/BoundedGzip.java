package org.edgedaemon.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip up to a limit, so that a small bomb cannot fill the memory. */
final class BoundedGzip {
  private BoundedGzip() {}

  /** The unpacked bytes, at most {@code limit} of them. */
  record Unpacked(HttpBody body, boolean truncated) {}

  /**
   * Unpacks at most {@code limit} bytes. With {@code lenient}, a packed form that ends early gives
   * what is there.
   *
   * @throws IOException when the bytes are not gzip
   */
  static Unpacked unpack(HttpBody packed, int limit, boolean lenient) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.array()))) {
      ByteSink sink = new ByteSink(limit);
      byte[] chunk = new byte[8192];
      try {
        for (int n = in.read(chunk); n >= 0 && !sink.overflown(); n = in.read(chunk)) {
          sink.add(chunk, n);
        }
      } catch (EOFException e) {
        if (!lenient) {
          throw e;
        }
      }
      return new Unpacked(sink.toBody(), sink.overflown());
    }
  }
}

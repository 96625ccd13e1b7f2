package org.edgedaemon.replica.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Packs bodies. Rows resemble each other: the fastest level takes most of what there is to take.
 */
public final class Gzip {
  /** Below this nothing is gained. */
  public static final int WORTHWHILE = 512;

  private Gzip() {}

  public static byte[] pack(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (Fast out = new Fast(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written to", e);
    }
    return packed.toByteArray();
  }

  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream out) throws IOException {
      super(out, 8 * 1024);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}

package org.edgedaemon.dataset.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a file, read piece by piece. */
final class ContentHash {
  private static final int PIECE = 1 << 16;

  private ContentHash() {}

  /**
   * In 64 hexadecimal digits.
   *
   * @param size that it is known to have
   * @throws IOException also when it has another one
   */
  static String of(Path file, long size) throws IOException {
    MessageDigest digest = digest();
    byte[] piece = new byte[PIECE];
    long read = 0;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int n = in.read(piece); n >= 0 && read <= size; n = in.read(piece)) {
        digest.update(piece, 0, n);
        read += n;
      }
    }
    if (read != size) {
      throw new IOException("it changed while it was read");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

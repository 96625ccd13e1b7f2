package org.edgedaemon.dataset.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a JPEG wants to be turned: tag 0x0112 of the first directory of its Exif part (Exif 2.3,
 * 4.6.4 A and annex for JPEG marker APP1).
 *
 * <pre>
 *   FF D8                       start
 *   FF xx  L L  …               segments, L counts itself; high octet first
 *   FF E1  L L  "Exif" 0 0  TIFF
 *   TIFF: "II" or "MM", 42, offset of the directory (4)
 *   directory: count (2), then entries of 12: tag (2), type (2), number (4), value (4)
 * </pre>
 */
final class ExifOrientation {
  /** As it is. */
  static final int UPRIGHT = 1;

  private static final int START = 0xFFD8;
  private static final int APP1 = 0xFFE1;
  private static final int SCAN = 0xFFDA;
  private static final int EXIF_HEAD = 6;
  private static final int MAX_SEGMENTS = 64;
  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;

  private ExifOrientation() {}

  /** 1 to 8; {@link #UPRIGHT} when the file does not say, or says nonsense. */
  static int of(Path jpeg) throws IOException {
    try (InputStream file = Files.newInputStream(jpeg);
        DataInputStream in = new DataInputStream(new BufferedInputStream(file))) {
      return in.readUnsignedShort() == START ? firstExif(in) : UPRIGHT;
    } catch (java.io.EOFException e) {
      return UPRIGHT;
    }
  }

  private static int firstExif(DataInputStream in) throws IOException {
    for (int i = 0; i < MAX_SEGMENTS; i++) {
      int marker = in.readUnsignedShort();
      if (marker == SCAN || marker < 0xFF00) {
        return UPRIGHT;
      }
      int length = in.readUnsignedShort() - Short.BYTES;
      if (length < 0) {
        return UPRIGHT;
      }
      byte[] segment = in.readNBytes(length);
      if (marker == APP1 && isExif(segment)) {
        return inTiff(ByteBuffer.wrap(segment, EXIF_HEAD, segment.length - EXIF_HEAD).slice());
      }
    }
    return UPRIGHT;
  }

  private static boolean isExif(byte[] segment) {
    return segment.length > EXIF_HEAD
        && segment[0] == 'E'
        && segment[1] == 'x'
        && segment[2] == 'i'
        && segment[3] == 'f';
  }

  private static int inTiff(ByteBuffer tiff) {
    if (tiff.limit() < 8) {
      return UPRIGHT;
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = tiff.getInt(4) & 0xFFFF_FFFFL;
    if (directory + Short.BYTES > tiff.limit()) {
      return UPRIGHT;
    }
    int entries = tiff.getShort((int) directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int at = (int) directory + Short.BYTES + i * ENTRY;
      if (at + ENTRY > tiff.limit()) {
        return UPRIGHT;
      }
      if ((tiff.getShort(at) & 0xFFFF) == TAG) {
        int value = tiff.getShort(at + 8) & 0xFFFF;
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}

package org.edgedaemon.tape;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The fixed part in front of every element. Its own checksum lets a walk over a file believe
 * lengths and sequences without reading the payloads. Big-endian:
 *
 * <pre>
 *  byte  0        4     5      6         8                16               24
 *        +--------+-----+------+---------+----------------+----------------+
 *        | magic  | ver | kind | zero    | first sequence | last sequence  |
 *        | E7EDDA | 01  | 01   | 00 00   |                |                |
 *        | 7E     |     |      |         |                |                |
 *        +--------+-----+------+---------+----------------+----------------+
 *       24               28               32               36              40
 *        +----------------+----------------+----------------+--------------+
 *        | entry count    | payload length | payload CRC-32C| CRC-32C of   |
 *        |                |                |                | bytes 0..35  |
 *        +----------------+----------------+----------------+--------------+
 * </pre>
 *
 * The second checksum covers the first, so together they cover every byte. The magic is no valid
 * UTF-8, so no JSON body can hold it.
 *
 * <p>A later release that writes anything else (another kind, another kind of entry) raises the
 * version and keeps the magic, the version's place and the header's checksum where they are: by
 * these an older release tells what it does not know from what is damaged.
 *
 * @param first sequence of the first entry
 * @param last sequence of the last entry
 * @param count entries in the payload
 * @param payloadLength bytes after the header
 * @param payloadCrc CRC-32C of the payload
 */
record EnvelopeHeader(long first, long last, int count, int payloadLength, int payloadCrc) {
  static final int BYTES = 40;
  static final int MAGIC = 0xE7EDDA7E;

  /** The largest payload that is ever believed; one entry of the largest size fits well. */
  static final int MAX_PAYLOAD = 256 * 1024;

  private static final byte VERSION = 1;
  private static final byte KIND_ENTRIES = 1;
  private static final int CRC_OFFSET = BYTES - Integer.BYTES;

  void writeTo(byte[] target) {
    ByteBuffer.wrap(target)
        .putInt(MAGIC)
        .put(VERSION)
        .put(KIND_ENTRIES)
        .putShort((short) 0)
        .putLong(first)
        .putLong(last)
        .putInt(count)
        .putInt(payloadLength)
        .putInt(payloadCrc)
        .putInt(crc(target, 0, CRC_OFFSET));
  }

  /** The header at {@code offset}, or null when its bytes cannot be believed. */
  static @Nullable EnvelopeHeader readFrom(byte[] source, int offset) {
    ByteBuffer in = ByteBuffer.wrap(source, offset, BYTES);
    boolean known =
        in.getInt() == MAGIC
            && in.get() == VERSION
            && in.get() == KIND_ENTRIES
            && in.getShort() == 0
            && crc(source, offset, CRC_OFFSET) == in.getInt(offset + CRC_OFFSET);
    if (!known) {
      return null;
    }
    EnvelopeHeader header =
        new EnvelopeHeader(in.getLong(), in.getLong(), in.getInt(), in.getInt(), in.getInt());
    return header.isPlausible() ? header : null;
  }

  /** Whether these bytes are the header of a version above ours, whole by its checksum. */
  static boolean isOfNewerRelease(byte[] source, int offset) {
    ByteBuffer in = ByteBuffer.wrap(source, offset, BYTES);
    return in.getInt() == MAGIC
        && Byte.toUnsignedInt(in.get()) > VERSION
        && crc(source, offset, CRC_OFFSET) == in.getInt(offset + CRC_OFFSET);
  }

  int elementLength() {
    return BYTES + payloadLength;
  }

  private boolean isPlausible() {
    return first >= 1
        && last >= first
        && payloadLength >= 0
        && payloadLength <= MAX_PAYLOAD
        && count >= 1
        && count <= payloadLength / EntryCodec.MIN_BYTES
        && last - first >= count - 1;
  }

  static int crc(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }
}

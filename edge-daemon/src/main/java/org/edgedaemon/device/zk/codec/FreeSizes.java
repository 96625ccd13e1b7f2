package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The answer to GET_FREE_SIZES, u32 fields:
 *
 * <pre>
 * | 16 users | 24 fingerprints | 32 records | 40 operation log | 48 administrators | 52 passwords |
 * | 56 fingerprint capacity | 60 user capacity | 64 record capacity | 68, 72, 76 room left for each |
 * | 80 faces | 88 face capacity |  (from 92 bytes on)
 * </pre>
 *
 * Seen with 80, 92, 112 and 4 bytes. Source: zk-protocol reference 6.4.
 */
public sealed interface FreeSizes {
  /** Shorter answers tell no counts. */
  int MIN_LENGTH = 80;

  /**
   * The terminal tells no counts (AK3750 and others). That is not a count of 0: read anyway.
   *
   * @param length bytes of its answer
   */
  record NoCounts(int length) implements FreeSizes {}

  /** How much of one kind fits. */
  record Room(long used, long capacity, long left) {
    private static final int WARNING_PERCENT = 80;
    private static final int ALARM_PERCENT = 95;

    /** How full it is; without a capacity nothing can be said. */
    public Fullness fullness() {
      if (capacity == 0 || used * 100 < capacity * WARNING_PERCENT) {
        return Fullness.ROOMY;
      }
      return used * 100 < capacity * ALARM_PERCENT ? Fullness.FILLING : Fullness.NEARLY_FULL;
    }

    /** Some terminals keep {@code left} stale until a restart. */
    public boolean contradictsItself() {
      return used + left != capacity;
    }
  }

  /** Steps of a log that fills up: below 80 %, from 80 %, from 95 %. */
  enum Fullness {
    ROOMY,
    FILLING,
    NEARLY_FULL
  }

  /**
   * The counts.
   *
   * @param faces null when the answer is too short to tell
   */
  record Counts(
      Room users,
      Room fingerprints,
      Room records,
      long operationLog,
      long administrators,
      long passwords,
      @Nullable Long faces,
      @Nullable Long faceCapacity)
      implements FreeSizes {

    /**
     * People are enrolled and use the terminal, yet its attendance log is empty: it may be set to
     * access control, where none is kept.
     */
    public boolean looksLikeAccessControl() {
      return users.used() > 0 && records.used() == 0 && operationLog > 0 && records.capacity() > 0;
    }
  }

  /** Reads an answer of any length; never throws. The reader index stays. */
  static FreeSizes parse(ByteBuf data) {
    int length = data.readableBytes();
    if (length < MIN_LENGTH) {
      return new NoCounts(length);
    }
    boolean tellsFaces = length >= 92;
    return new Counts(
        new Room(field(data, 16), field(data, 60), field(data, 72)),
        new Room(field(data, 24), field(data, 56), field(data, 68)),
        new Room(field(data, 32), field(data, 64), field(data, 76)),
        field(data, 40),
        field(data, 48),
        field(data, 52),
        tellsFaces ? field(data, 80) : null,
        tellsFaces ? field(data, 88) : null);
  }

  private static long field(ByteBuf data, int at) {
    return data.getUnsignedIntLE(data.readerIndex() + at);
  }
}

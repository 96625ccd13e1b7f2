package org.edgedaemon.dataset.journal;

import java.nio.ByteBuffer;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.punch.EventId;

/**
 * The newest sequence of each id, in 24 octets of table a place: of an id only 128 bits of its
 * SHA-256 are kept. That two of a million ids share them has a chance of 1 in 10^26.
 */
final class NewestVersions {
  private static final int MOST = 1_000_000;
  private static final int FIRST_CAPACITY = 1_024;
  private static final int WORDS = 3;

  private long[] table = new long[WORDS * FIRST_CAPACITY];
  private int size;

  /** Sequences come in their order. */
  void put(RecordId id, long sequence) {
    ByteBuffer hash = hash(id);
    int place = place(table, hash.getLong(0), hash.getLong(Long.BYTES));
    if (table[place + 2] == 0 && ++size > MOST) {
      throw new SourceException("more than " + MOST + " records were put in: too many to compare");
    }
    table[place] = hash.getLong(0);
    table[place + 1] = hash.getLong(Long.BYTES);
    table[place + 2] = sequence;
    if (WORDS * size > table.length / 4 * 3) {
      grow();
    }
  }

  /** 0 for an unknown one. */
  long of(RecordId id) {
    ByteBuffer hash = hash(id);
    return table[place(table, hash.getLong(0), hash.getLong(Long.BYTES)) + 2];
  }

  private void grow() {
    long[] old = table;
    table = new long[2 * old.length];
    for (int i = 0; i < old.length; i += WORDS) {
      if (old[i + 2] != 0) {
        System.arraycopy(old, i, table, place(table, old[i], old[i + 1]), WORDS);
      }
    }
  }

  /** Where it is, or would be; a place without a sequence is free. */
  private static int place(long[] table, long first, long second) {
    int capacity = table.length / WORDS;
    int place = (int) Long.remainderUnsigned(first, capacity);
    while (table[WORDS * place + 2] != 0
        && (table[WORDS * place] != first || table[WORDS * place + 1] != second)) {
      place = (place + 1) % capacity;
    }
    return WORDS * place;
  }

  private static ByteBuffer hash(RecordId id) {
    return ByteBuffer.wrap(EventId.ofNaturalKey("id|" + id.text()).toBytes());
  }
}

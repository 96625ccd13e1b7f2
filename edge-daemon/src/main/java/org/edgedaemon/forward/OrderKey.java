package org.edgedaemon.forward;

import java.nio.charset.StandardCharsets;
import org.edgedaemon.entry.Entry;

/**
 * Whose order must be kept: a hash of the device and, where the body has one, the user; of
 * attendance a hash of the student, wherever the student was seen. Two keys that clash only wait
 * for each other, so a hash is enough. Not thread-safe: keeps a scratch buffer.
 */
final class OrderKey {
  private static final byte[] USER = "\"user_id\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] STUDENT = "\"admission_number\"".getBytes(StandardCharsets.US_ASCII);
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private byte[] scratch = new byte[1024];

  long of(Entry entry) {
    return switch (entry.kind()) {
      case MARK, STUDENT -> withPerson(FNV_OFFSET, STUDENT, entry);
      default -> withPerson(ofDevice(entry.device().value()), USER, entry);
    };
  }

  private static long ofDevice(String device) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < device.length(); i++) {
      hash = mix(hash, device.charAt(i));
    }
    return hash;
  }

  private long withPerson(long start, byte[] field, Entry entry) {
    int length = entry.body().length();
    if (scratch.length < length) {
      scratch = new byte[Math.max(length, scratch.length * 2)];
    }
    entry.body().copyTo(scratch, 0);
    int at = valueStart(field, length);
    long hash = start;
    for (int i = at; i < length && scratch[i] != '"'; i++) {
      hash = mix(hash, scratch[i]);
      if (scratch[i] == '\\' && i + 1 < length) {
        hash = mix(hash, scratch[++i]);
      }
    }
    return hash;
  }

  /** Where the text of the first such field begins; the length when there is none. */
  private int valueStart(byte[] field, int length) {
    int at = fieldEnd(field, length);
    while (at < length && (scratch[at] == ':' || scratch[at] == ' ')) {
      at++;
    }
    return at < length && scratch[at] == '"' ? at + 1 : length;
  }

  private int fieldEnd(byte[] field, int length) {
    for (int i = 1; i + field.length <= length; i++) {
      if (scratch[i] == '"' && scratch[i - 1] != '\\' && isAt(field, i)) {
        return i + field.length;
      }
    }
    return length;
  }

  private boolean isAt(byte[] field, int start) {
    for (int i = 1; i < field.length; i++) {
      if (scratch[start + i] != field[i]) {
        return false;
      }
    }
    return true;
  }

  private static long mix(long hash, int part) {
    return (hash ^ part) * FNV_PRIME;
  }
}

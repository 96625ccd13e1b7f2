package org.edgedaemon.device.serial;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.edgedaemon.punch.UserPin;
import org.jspecify.annotations.Nullable;

/** What was read a moment ago, to know a repeat. Bounded: the longest unseen is forgotten first. */
final class Repeats {
  static final int MAX_VALUES = 1_024;

  private final long windowNanos;

  /** In the order they were last seen. */
  private final Map<UserPin, Seen> seen = new LinkedHashMap<>();

  Repeats(Duration window) {
    this.windowNanos = window.toNanos();
  }

  /** A value that was read. */
  private static final class Seen {
    private long last;
    private boolean stored;
  }

  /** What a read is. */
  enum Kind {
    FIRST,
    /** Of one that is on its way to the store. */
    REPEAT_OF_PENDING,
    REPEAT_OF_STORED
  }

  Kind see(UserPin value, long now) {
    if (windowNanos == 0) {
      return Kind.FIRST;
    }
    Seen known = seen.remove(value);
    Seen current = known == null || now - known.last >= windowNanos ? null : known;
    Kind kind = kindOf(current);
    Seen entry = current == null ? new Seen() : current;
    entry.last = now;
    forgetOld(now);
    seen.put(value, entry);
    return kind;
  }

  void stored(UserPin value) {
    Seen known = seen.get(value);
    if (known != null) {
      known.stored = true;
    }
  }

  /** It could not be stored: the next one is no repeat of it. */
  void forget(UserPin value) {
    seen.remove(value);
  }

  int size() {
    return seen.size();
  }

  private static Kind kindOf(@Nullable Seen current) {
    if (current == null) {
      return Kind.FIRST;
    }
    return current.stored ? Kind.REPEAT_OF_STORED : Kind.REPEAT_OF_PENDING;
  }

  private void forgetOld(long now) {
    Iterator<Seen> oldest = seen.values().iterator();
    while (oldest.hasNext()) {
      boolean over = now - oldest.next().last >= windowNanos;
      if (!over && seen.size() < MAX_VALUES) {
        return;
      }
      oldest.remove();
    }
  }
}

package org.edgedaemon.device.zk.codec;

/**
 * How many records a log may have: the counts asked for before and after reading it, since punches
 * go on meanwhile.
 *
 * @param known false when the terminal tells no counts
 */
public record CountBracket(boolean known, long from, long to) {
  private static final CountBracket UNKNOWN = new CountBracket(false, 0, 0);

  public static CountBracket unknown() {
    return UNKNOWN;
  }

  public static CountBracket of(long count) {
    return between(count, count);
  }

  /** In either order: a log may also have been cleared. */
  public static CountBracket between(long before, long after) {
    return new CountBracket(true, Math.min(before, after), Math.max(before, after));
  }

  /** Whether a log with this many records agrees; a count of 0 with data there says nothing. */
  public boolean allows(long count) {
    return known && count >= from && count <= to && count > 0;
  }

  @Override
  public String toString() {
    if (!known) {
      return "an unknown number of";
    }
    return from == to ? Long.toString(from) : from + " to " + to;
  }
}

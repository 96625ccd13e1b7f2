package org.edgedaemon.device.hikvision.isapi;

import org.jspecify.annotations.Nullable;

/**
 * Tells lists of fields apart, in memory only: a log of 100,000 events asks that for each of them.
 * Two polynomials over all that was added, each with a multiplier of its own, and mixed at the end;
 * nobody gains by two lists that come out the same, so that nothing stronger is needed.
 */
public final class FieldHash {
  private static final long HIGH = 0x9E37_79B9_7F4A_7C15L;
  private static final long LOW = 0xD6E8_FEB8_6659_FD93L;

  private long high = 1;
  private long low = 1;

  public FieldHash add(long number) {
    high = (high ^ high >>> 32 ^ number) * HIGH;
    low = (low ^ low >>> 29 ^ number) * LOW;
    return this;
  }

  /** An absent text is another one than an empty one. */
  public FieldHash add(@Nullable String text) {
    if (text == null) {
      return add(-1);
    }
    for (int i = 0; i < text.length(); i++) {
      high = high * HIGH + text.charAt(i);
      low = low * LOW + text.charAt(i);
    }
    return add(text.length());
  }

  public long high() {
    return mixed(high);
  }

  public long low() {
    return mixed(low);
  }

  private static long mixed(long sum) {
    long half = (sum ^ sum >>> 32) * HIGH;
    return half ^ half >>> 29;
  }
}

package org.edgedaemon.punch;

import java.util.Locale;

/**
 * How a person was verified: a hint, since codes differ by firmware; the raw code travels beside
 * it.
 */
public enum VerifyMode {
  PASSWORD,
  FINGERPRINT,
  CARD,
  FACE,
  PALM,
  QR,
  UNKNOWN;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in the punch's JSON. */
  public String wireName() {
    return wireName;
  }
}

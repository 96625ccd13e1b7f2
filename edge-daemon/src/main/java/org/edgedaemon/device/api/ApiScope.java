package org.edgedaemon.device.api;

import java.util.Locale;

/** What a token opens. */
public enum ApiScope {
  PUNCHES,
  ATTENDANCE,
  DATASETS;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The word in the etc file. */
  public String wireName() {
    return wireName;
  }
}

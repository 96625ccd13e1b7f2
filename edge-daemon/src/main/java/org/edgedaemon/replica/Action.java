package org.edgedaemon.replica;

import java.util.Locale;

/** What was done to a row. */
public enum Action {
  CREATE,
  UPDATE,
  DELETE;

  /** The word on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

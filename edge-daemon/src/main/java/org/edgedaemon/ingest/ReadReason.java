package org.edgedaemon.ingest;

import java.util.Locale;

/** Why a device is read. */
enum ReadReason {
  /** The daemon, or the device's settings, are new. */
  START,
  /** The device was away. */
  RECONNECT,
  /** Entries are missing from the stores. */
  HOLE,
  /** The interval is over. */
  POLL,
  /** The device says that there is something. */
  NEWS,
  /** It is time for a backup read. */
  SCHEDULE,
  /** An operator asked. */
  HAND;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The word in the history. */
  String wireName() {
    return wireName;
  }

  /** Reads that come all day long are worth a line only when they fail. */
  boolean isRoutine() {
    return this == POLL || this == NEWS;
  }
}

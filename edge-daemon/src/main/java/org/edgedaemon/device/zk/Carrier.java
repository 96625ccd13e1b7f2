package org.edgedaemon.device.zk;

import java.util.Locale;

/** What carries the frames. */
enum Carrier {
  TCP,
  /** Datagrams get lost, doubled and overtaken; the conversation deals with it. */
  UDP;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  String wireName() {
    return wireName;
  }
}

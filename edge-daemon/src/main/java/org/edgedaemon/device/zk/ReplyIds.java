package org.edgedaemon.device.zk;

/** The numbers of our requests: 0 to 65534, and again. 65535 is never sent. */
final class ReplyIds {
  private static final int END = 65_535;

  private int next;

  int next() {
    int id = next;
    next = id + 1 == END ? 0 : id + 1;
    return id;
  }
}

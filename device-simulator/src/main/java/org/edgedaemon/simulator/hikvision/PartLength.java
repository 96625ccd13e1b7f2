package org.edgedaemon.simulator.hikvision;

/** The Content-Length of a part of a stream or push. */
public enum PartLength {
  RIGHT(0),
  ABSENT(0),
  TOO_SHORT(-7),
  TOO_LONG(7);

  final int off;

  PartLength(int off) {
    this.off = off;
  }
}

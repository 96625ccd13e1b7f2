package org.edgedaemon.device.serial.codec;

import org.edgedaemon.punch.UserPin;

/** What a reader has said. */
public sealed interface Reading {
  /** A card, a code. */
  record Value(UserPin pin) implements Reading {}

  /** Something else. */
  record Refused(Fault fault, Octets bytes) implements Reading {}

  /** A frame with nothing in it but blanks: nothing was read, and nothing is wrong. */
  record Nothing() implements Reading {}
}

package org.edgedaemon.device.hikvision.multipart;

/** White space of bodies. */
final class Blank {
  private Blank() {}

  static boolean is(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}

package org.edgedaemon.device.hikvision.multipart;

/** Notices the last byte of a text body by the body itself. */
interface TextEnd {
  /** Takes the next byte; true when it closes the body. */
  boolean closes(byte b);
}

package org.edgedaemon.device.serial;

import java.io.IOException;

/** An open serial port. Only its owner thread calls it, but for {@link #write}. */
interface Port extends AutoCloseable {
  /** Bytes that wait to be read; fails when the other end is gone. Never blocks. */
  int available() throws IOException;

  /** Reads so many of the bytes that wait. */
  byte[] read(int count) throws IOException;

  /** May hang for as long as the other end takes nothing; {@link #discardOutput} ends that. */
  void write(byte[] bytes) throws IOException;

  /** Throws away what waits to be sent. */
  void discardOutput() throws IOException;

  /**
   * Never fails. Not while a write is under way: its file number could be another file's by then.
   */
  @Override
  void close();
}

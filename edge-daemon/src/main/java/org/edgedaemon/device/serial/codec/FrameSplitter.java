package org.edgedaemon.device.serial.codec;

import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into frames, whatever pieces it comes in. Never holds more than a frame
 * may be long, and always finds back to the next good frame.
 */
public interface FrameSplitter {
  /** Takes the next byte; tells the sink what it completes, if anything. */
  void accept(byte next, Consumer<Piece> sink);

  /** Whether something has begun that silence would end. */
  boolean hasBegun();

  /**
   * Nothing came for so long that what has begun will not be completed: the next byte starts anew.
   */
  void silence(Consumer<Piece> sink);
}

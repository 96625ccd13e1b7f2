package org.edgedaemon.device.hikvision.terminal;

import org.edgedaemon.device.DeviceException;
import org.jspecify.annotations.Nullable;

/** Takes the body of the alert stream. Called on the terminal's loop. */
public interface StreamListener {
  /** The next bytes, cut anywhere; they are the listener's. */
  void received(byte[] bytes);

  /**
   * The stream is over. Called once, and never after {@link OpenStream#close}.
   *
   * @param why null when the terminal ended it properly
   */
  void ended(@Nullable DeviceException why);
}

package org.edgedaemon.device.zk;

import org.edgedaemon.device.DeviceException;

/** A device did not answer a request in time; the session may still be good. */
final class NoAnswerException extends DeviceException {
  private static final long serialVersionUID = 1;

  NoAnswerException(String message) {
    super(Reason.BROKEN, message);
  }
}

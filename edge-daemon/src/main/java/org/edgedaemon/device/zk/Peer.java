package org.edgedaemon.device.zk;

import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Who is talked to, for messages.
 *
 * @param label the device and its address, for an operator
 */
record Peer(String label) {
  static Peer of(ZkConfig config) {
    return new Peer("device " + config.id() + " (" + config.host() + ":" + config.port() + ")");
  }

  DeviceException failure(Reason reason, String what) {
    return new DeviceException(reason, label + " " + what);
  }

  DeviceException failure(Reason reason, String what, @Nullable Throwable cause) {
    return cause == null
        ? failure(reason, what)
        : new DeviceException(reason, label + " " + what + ": " + cause.getMessage(), cause);
  }
}

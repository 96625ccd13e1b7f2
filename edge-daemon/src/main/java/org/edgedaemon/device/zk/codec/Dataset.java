package org.edgedaemon.device.zk.codec;

/** What can be read in bulk. Templates and photos are biometric and none of our business. */
public enum Dataset {
  ATTENDANCE(ZkCommand.ATTENDANCE_DIRECT, 0),
  USERS(ZkCommand.USERS_DIRECT, 5);

  private final ZkCommand direct;
  private final int function;

  Dataset(ZkCommand direct, int function) {
    this.direct = direct;
    this.function = function;
  }

  ZkCommand direct() {
    return direct;
  }

  int function() {
    return function;
  }
}

package org.edgedaemon.device.zk.codec;

/**
 * What we ever send. Commands that clear, delete, write users, restart, power off or unlock are
 * left out on purpose: what has no name here cannot be sent.
 */
public enum ZkCommand {
  /** Reads a dataset the old way. */
  USERS_DIRECT(9),
  OPTIONS_READ(11),
  /** Only for {@code SDKBuild=1}, which concerns the session. */
  OPTIONS_SESSION(12),
  ATTENDANCE_DIRECT(13),
  FREE_SIZES(50),
  START_VERIFY(60),
  CANCEL_CAPTURE(62),
  GET_TIME(201),
  /** Only when the operator wants the clock set. */
  SET_TIME(202),
  REGISTER_EVENTS(500),
  CONNECT(1000),
  EXIT(1001),
  ENABLE(1002),
  /** Only when the operator wants the keypad off while reading; always with a time-out. */
  DISABLE(1003),
  REFRESH_DATA(1013),
  GET_VERSION(1100),
  AUTH(1102),
  FREE_DATA(1502),
  PREPARE_BUFFER(1503),
  READ_BUFFER(1504),
  /** Acknowledges a real-time event. */
  ACKNOWLEDGE(2000);

  private final int code;

  ZkCommand(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}

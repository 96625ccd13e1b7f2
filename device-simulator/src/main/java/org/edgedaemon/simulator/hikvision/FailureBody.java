package org.edgedaemon.simulator.hikvision;

/** What the 401 after a wrong password carries. */
public enum FailureBody {
  /** {@code userCheck} with retryLoginTime, or lockStatus and unlockTime. */
  USER_CHECK,
  /** {@code ResponseStatus} badAuthorization with lockStatus, retryTimes, resLockTime. */
  RESPONSE_STATUS,
  EMPTY,
  HTML
}

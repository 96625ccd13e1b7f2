package org.edgedaemon.replica.wire;

/** Bytes that are not what the contract says. The message quotes nothing of them. */
public final class MalformedException extends RuntimeException {
  public MalformedException(String message) {
    super(message);
  }

  MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}

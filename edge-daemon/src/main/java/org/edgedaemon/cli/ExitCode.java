package org.edgedaemon.cli;

import org.edgedaemon.admin.OperationException;

/** What the process ends with. Scripts and service managers rely on the numbers. */
public final class ExitCode {
  public static final int OK = 0;
  public static final int ERROR = 1;
  public static final int USAGE = 2;

  /** A device, a destination or the daemon is unavailable. */
  public static final int PEER = 69;

  /** A store is damaged, full or does not open. */
  public static final int STORE = 73;

  /** Another process has the data folder. */
  public static final int RUNNING = 75;

  /** The etc file is not valid. */
  public static final int CONFIG = 78;

  private ExitCode() {}

  static int of(OperationException.Reason reason) {
    return switch (reason) {
      case INVALID -> USAGE;
      case NOT_FOUND, FAILED -> ERROR;
      case IN_USE -> RUNNING;
      case CONFIGURATION -> CONFIG;
      case PEER_UNAVAILABLE -> PEER;
      case STORE -> STORE;
    };
  }
}

package org.edgedaemon.cli.remote;

import org.edgedaemon.admin.OperationException;

/** Nothing listens at the admin port: the daemon is not running, or elsewhere. */
public final class DaemonAbsentException extends OperationException {
  DaemonAbsentException(String message, Throwable cause) {
    super(Reason.PEER_UNAVAILABLE, message, cause);
  }
}

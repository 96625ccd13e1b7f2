package org.edgedaemon.cli.remote;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.edgedaemon.admin.AdminJson;
import org.edgedaemon.admin.ApiProblem;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;

/** Turns what is not a success into the exception the operation would have thrown here. */
final class Refusal {
  private Refusal() {}

  static OperationException of(URI base, int status, byte[] body) {
    if (status == 401 || status == 403) {
      return new OperationException(
          Reason.CONFIGURATION,
          "the daemon at "
              + base
              + " refuses the admin token: use the etc file the daemon runs with, or restart it"
              + " after a change of admin.token_file");
    }
    try {
      ApiProblem problem = AdminJson.mapper().readValue(body, ApiProblem.class);
      Reason reason = problem.reason() == null ? Reason.FAILED : problem.reason();
      return new OperationException(
          reason, Objects.requireNonNullElse(problem.detail(), "the daemon answered " + status));
    } catch (IOException e) {
      return strange(base, status, e);
    }
  }

  /** An answer that is not the daemon's JSON. */
  static OperationException strange(URI base, int status, IOException cause) {
    String detail = cause instanceof JacksonException ? "" : " (" + cause.getMessage() + ")";
    return new OperationException(
        Reason.FAILED,
        "the answer "
            + status
            + " from "
            + base
            + " is not what this version understands"
            + detail
            + ": is it edge-daemon, and of this version?",
        cause);
  }

  /** A stream without its last line. */
  static OperationException broken(URI base, IOException cause) {
    return new OperationException(
        Reason.PEER_UNAVAILABLE,
        "the daemon at "
            + base
            + " broke off before the end ("
            + cause.getMessage()
            + "): it may still be at it; see 'edge-daemon status' and its log",
        cause);
  }
}

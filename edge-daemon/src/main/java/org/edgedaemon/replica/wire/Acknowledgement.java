package org.edgedaemon.replica.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/**
 * How a slave's round ended: {@code {"timestamp":"…","status":"success|failed","message":"…"}}.
 *
 * @param timestamp up to where the slave has everything, when it was a success
 * @param message null for none; at most {@value #MAX_MESSAGE} characters are kept
 */
public record Acknowledgement(Instant timestamp, boolean success, @Nullable String message) {
  public static final int MAX_MESSAGE = 1_000;

  public Acknowledgement {
    if (message != null && message.length() > MAX_MESSAGE) {
      message = message.substring(0, MAX_MESSAGE - 1) + "…";
    }
  }

  public byte[] write() {
    ObjectNode node =
        Json.object()
            .put("timestamp", timestamp.toString())
            .put("status", success ? "success" : "failed");
    return Json.write(message == null ? node : node.put("message", message));
  }

  /**
   * Reads one.
   *
   * @throws MalformedException when it is none
   */
  public static Acknowledgement read(byte[] body) {
    Members members = new Members(Json.read(body));
    String status = members.text("status");
    if (!status.equals("success") && !status.equals("failed")) {
      throw new MalformedException("status is neither success nor failed");
    }
    return new Acknowledgement(
        members.time("timestamp"),
        status.equals("success"),
        members.optionalText("message").orElse(null));
  }

  /** What the slave has seen. */
  public Version seen() {
    return Members.asVersion(timestamp);
  }
}

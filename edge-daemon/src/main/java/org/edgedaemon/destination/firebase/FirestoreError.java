package org.edgedaemon.destination.firebase;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An error of a Google API.
 *
 * @param name of google.rpc.Code; the HTTP status where the body gives no name
 */
record FirestoreError(String name, String message, Verdict verdict) {
  /** What an error means for a delivery that may be repeated. */
  enum Verdict {
    DONE,
    REFUSED,
    TROUBLE,
    THROTTLED,
    CREDENTIALS,
    CONFIGURATION
  }

  /**
   * @param body of an error answer; calls that answer with arrays wrap it in one
   */
  static FirestoreError read(JsonNode body, int status) {
    JsonNode error = (body.isArray() ? body.path(0) : body).path("error");
    String name = error.path("status").asText("");
    String message = error.path("message").asText("");
    Verdict verdict = name.isEmpty() ? byStatus(status) : byName(name, message, status);
    return new FirestoreError(name.isEmpty() ? Integer.toString(status) : name, message, verdict);
  }

  // No write of ours asks for a document to exist, so nothing but the database can be missing.
  private static Verdict byName(String name, String message, int status) {
    return switch (name) {
      case "ALREADY_EXISTS" -> Verdict.DONE;
      case "INVALID_ARGUMENT", "OUT_OF_RANGE" -> Verdict.REFUSED;
      case "FAILED_PRECONDITION" ->
          message.contains("Datastore Mode") ? Verdict.CONFIGURATION : Verdict.REFUSED;
      case "NOT_FOUND", "UNIMPLEMENTED" -> Verdict.CONFIGURATION;
      case "PERMISSION_DENIED", "UNAUTHENTICATED" -> Verdict.CREDENTIALS;
      case "RESOURCE_EXHAUSTED" -> Verdict.THROTTLED;
      case "ABORTED",
          "CANCELLED",
          "DATA_LOSS",
          "DEADLINE_EXCEEDED",
          "INTERNAL",
          "UNAVAILABLE",
          "UNKNOWN" ->
          Verdict.TROUBLE;
      default -> byStatus(status);
    };
  }

  private static Verdict byStatus(int status) {
    if (status < 400) {
      return Verdict.CONFIGURATION;
    }
    if (status >= 500) {
      return status == 501 ? Verdict.CONFIGURATION : Verdict.TROUBLE;
    }
    return switch (status) {
      case 401, 403 -> Verdict.CREDENTIALS;
      case 404, 405, 407, 410 -> Verdict.CONFIGURATION;
      case 429 -> Verdict.THROTTLED;
      case 408, 409, 421, 425, 499 -> Verdict.TROUBLE;
      default -> Verdict.REFUSED;
    };
  }
}

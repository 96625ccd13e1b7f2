package org.edgedaemon.simulator.firebase;

/** A call, or a write, that Firestore does not take. */
final class Refusal extends Exception {
  /** Codes of google.rpc, with the HTTP status that stands for them. */
  enum Code {
    OK(0, 200),
    INVALID_ARGUMENT(3, 400),
    NOT_FOUND(5, 404),
    ALREADY_EXISTS(6, 409),
    PERMISSION_DENIED(7, 403),
    FAILED_PRECONDITION(9, 400),
    UNAUTHENTICATED(16, 401);

    private final int number;
    private final int status;

    Code(int number, int status) {
      this.number = number;
      this.status = status;
    }

    int number() {
      return number;
    }

    int status() {
      return status;
    }
  }

  private static final long serialVersionUID = 1;

  private final Code code;

  Refusal(Code code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static Refusal invalid(String message) {
    return new Refusal(Code.INVALID_ARGUMENT, message);
  }

  Code code() {
    return code;
  }

  String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}

package org.edgedaemon.replica.jdbc;

/** Somebody came in between: the transaction has to begin anew, and will see what they did. */
final class AgainException extends RuntimeException {
  AgainException(String message) {
    super(message);
  }
}

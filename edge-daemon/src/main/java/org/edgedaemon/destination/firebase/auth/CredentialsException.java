package org.edgedaemon.destination.firebase.auth;

/** Credentials cannot be used. The text says what to do and shows nothing of them. */
public final class CredentialsException extends RuntimeException {
  public CredentialsException(String message) {
    super(message);
  }
}

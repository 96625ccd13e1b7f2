package org.edgedaemon.http;

/** A listener cannot be opened. */
public final class HttpServerException extends RuntimeException {
  public HttpServerException(String message, Throwable cause) {
    super(message, cause);
  }
}

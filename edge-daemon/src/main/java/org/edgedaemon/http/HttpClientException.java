package org.edgedaemon.http;

/** A client cannot be built from its settings (its CA file cannot be read, for example). */
public final class HttpClientException extends RuntimeException {
  public HttpClientException(String message, Throwable cause) {
    super(message, cause);
  }
}

package org.edgedaemon.http;

import java.util.Map;
import java.util.Optional;

/** What came of a call: an answer, whatever its status, or a failure to get one. */
public sealed interface ClientResult {

  /**
   * The peer answered.
   *
   * @param headers keys ignore case
   * @param body unpacked, the first bytes up to the call's limit
   * @param truncated the body was longer than that
   */
  record Answer(int status, Map<String, String> headers, HttpBody body, boolean truncated)
      implements ClientResult {
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    /** Says nothing of headers and body: they may hold secrets. */
    @Override
    public String toString() {
      return status + ", " + body;
    }
  }

  /** No answer. The text names host, port and cause, and no secret. */
  record Failure(Reason reason, String text) implements ClientResult {}

  /** Why there was no answer. */
  enum Reason {
    /** The name of the peer is not known. */
    NAME,
    /** Nothing took the connection, or not in time. */
    CONNECT,
    /** The peer's certificate is not trusted, out of date, or for another name. */
    CERTIFICATE,
    /** TLS failed otherwise. */
    TLS,
    /** The proxy refused. */
    PROXY,
    /** The peer took the connection and then was too slow: whether it acted is unknown. */
    TIMEOUT,
    /** The connection broke before the answer was whole: whether the peer acted is unknown. */
    BROKEN,
    /** The answer was not HTTP. */
    PROTOCOL,
    /** Too many calls at once, or the client is closed. */
    BUSY
  }
}

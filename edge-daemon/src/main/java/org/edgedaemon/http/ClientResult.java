package org.edgedaemon.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a call: an answer, whatever its status, or a failure to get one. */
public sealed interface ClientResult {

  /**
   * The peer answered.
   *
   * @param headers every value by name, in order; keys ignore case
   * @param body unpacked, the first bytes up to the call's limit
   * @param truncated the body was longer than that
   */
  record Answer(int status, Map<String, List<String>> headers, HttpBody body, boolean truncated)
      implements ClientResult {
    /** The value of a header; of repeated ones, all, joined by commas. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name)).map(values -> String.join(", ", values));
    }

    /** Every value of a header that may come several times. */
    public List<String> headerValues(String name) {
      return headers.getOrDefault(name, List.of());
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
    BUSY,
    /** The file that was to be sent cannot be read, or changed meanwhile. */
    FILE
  }
}

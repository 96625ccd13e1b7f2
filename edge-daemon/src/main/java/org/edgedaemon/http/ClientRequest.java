package org.edgedaemon.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.secret.Secret;

/**
 * One call to a peer.
 *
 * @param secretHeaders headers that nothing but the wire sees, for example {@code Authorization}
 * @param secretQuery added to the query on the wire and seen by nothing else, for example {@code
 *     auth=…}; empty when there is none
 * @param readTimeout how long the peer may be silent
 * @param totalTimeout from the call to the end of the answer, everything included
 * @param maxAnswer bytes of the unpacked answer's body that are kept
 * @param repeatable the peer takes a repeat for the same call, so a call that died on a kept-alive
 *     connection before any answer is made once more
 */
public record ClientRequest(
    String method,
    URI uri,
    Map<String, String> headers,
    Map<String, Secret> secretHeaders,
    Optional<Secret> secretQuery,
    HttpBody body,
    Duration readTimeout,
    Duration totalTimeout,
    int maxAnswer,
    boolean repeatable) {
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  public static final int DEFAULT_MAX_ANSWER = 64 * 1024;

  public ClientRequest {
    headers = HeaderMap.of(headers);
    secretHeaders = Map.copyOf(secretHeaders);
    String scheme = uri.getScheme();
    if (uri.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException("a call needs an http or https address with a host");
    }
    if (maxAnswer < 0 || totalTimeout.isNegative() || totalTimeout.isZero()) {
      throw new IllegalArgumentException("maxAnswer or totalTimeout of a call is out of range");
    }
  }

  public static ClientRequest get(URI uri) {
    return of("GET", uri, HttpBody.EMPTY);
  }

  public static ClientRequest post(URI uri, HttpBody body) {
    return of("POST", uri, body);
  }

  /** A call with any method. */
  public static ClientRequest of(String method, URI uri, HttpBody body) {
    return new ClientRequest(
        method,
        uri,
        Map.of(),
        Map.of(),
        Optional.empty(),
        body,
        DEFAULT_TIMEOUT,
        DEFAULT_TIMEOUT,
        DEFAULT_MAX_ANSWER,
        method.equals("GET"));
  }

  public ClientRequest withHeaders(Map<String, String> open, Map<String, Secret> secret) {
    return new ClientRequest(
        method,
        uri,
        open,
        secret,
        secretQuery,
        body,
        readTimeout,
        totalTimeout,
        maxAnswer,
        repeatable);
  }

  /** A query parameter that is a secret, {@code name=value} as it goes over the wire. */
  public ClientRequest withSecretQuery(Secret parameter) {
    return new ClientRequest(
        method,
        uri,
        headers,
        secretHeaders,
        Optional.of(parameter),
        body,
        readTimeout,
        totalTimeout,
        maxAnswer,
        repeatable);
  }

  public ClientRequest withTimeouts(Duration read, Duration total) {
    return new ClientRequest(
        method, uri, headers, secretHeaders, secretQuery, body, read, total, maxAnswer, repeatable);
  }

  public ClientRequest withMaxAnswer(int bytes) {
    return new ClientRequest(
        method,
        uri,
        headers,
        secretHeaders,
        secretQuery,
        body,
        readTimeout,
        totalTimeout,
        bytes,
        repeatable);
  }

  /** Says that a repeat does no harm. */
  public ClientRequest asRepeatable() {
    return new ClientRequest(
        method,
        uri,
        headers,
        secretHeaders,
        secretQuery,
        body,
        readTimeout,
        totalTimeout,
        maxAnswer,
        true);
  }

  /** Where the call goes: host and port. */
  public String peer() {
    int port = uri.getPort();
    int real = port >= 0 ? port : "https".equals(uri.getScheme()) ? 443 : 80;
    return uri.getHost() + ":" + real;
  }

  /** Says little: queries and headers may hold secrets. */
  @Override
  public String toString() {
    return method + " " + peer() + uri.getPath() + ", " + body;
  }
}

package org.edgedaemon.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one peer.
 *
 * @param maxConnections open at once to one host; calls past that fail as busy
 * @param connectTimeout of TCP and, again, of the TLS handshake
 * @param idleTimeout after which a kept-alive connection is closed; below what servers use
 * @param caFile PEM file of authorities trusted instead of the platform's
 * @param pin SHA-256 of the one certificate that is taken, whatever name it bears, as 64 lower-case
 *     hex digits of its DER form; instead of any authority
 * @param proxy {@code http://host:port}
 */
public record HttpClientConfig(
    int maxConnections,
    Duration connectTimeout,
    Duration idleTimeout,
    @Nullable Path caFile,
    @Nullable String pin,
    @Nullable URI proxy) {
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);
  public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(20);

  public HttpClientConfig {
    if (maxConnections < 1) {
      throw new IllegalArgumentException("maxConnections is " + maxConnections);
    }
    if (pin != null && (caFile != null || !pin.matches("[0-9a-f]{64}"))) {
      throw new IllegalArgumentException("pin must be 64 hex digits, and no CA file beside it");
    }
    if (proxy != null
        && (!"http".equals(proxy.getScheme()) || proxy.getHost() == null || proxy.getPort() < 1)) {
      throw new IllegalArgumentException("proxy must be http://host:port");
    }
  }

  public static HttpClientConfig of(int maxConnections) {
    return new HttpClientConfig(
        maxConnections, DEFAULT_CONNECT_TIMEOUT, DEFAULT_IDLE_TIMEOUT, null, null, null);
  }
}

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
 * @param proxy {@code http://host:port}
 */
public record HttpClientConfig(
    int maxConnections,
    Duration connectTimeout,
    Duration idleTimeout,
    @Nullable Path caFile,
    @Nullable URI proxy) {
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);
  public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(20);

  public HttpClientConfig {
    if (maxConnections < 1) {
      throw new IllegalArgumentException("maxConnections is " + maxConnections);
    }
    if (proxy != null
        && (!"http".equals(proxy.getScheme()) || proxy.getHost() == null || proxy.getPort() < 1)) {
      throw new IllegalArgumentException("proxy must be http://host:port");
    }
  }

  public static HttpClientConfig of(int maxConnections) {
    return new HttpClientConfig(
        maxConnections, DEFAULT_CONNECT_TIMEOUT, DEFAULT_IDLE_TIMEOUT, null, null);
  }
}

package org.edgedaemon.dataset.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the cloud of a sync.
 *
 * @param url base of the API, http or https, without query
 * @param apiKey sent as {@code Authorization: Bearer}; null sends none
 * @param timeout of one call; of lists and uploads the longest silence
 * @param transferTimeout of one page of a list and of one upload, from the call to its end
 * @param maxConnections of calls, and as many again of lists and uploads
 * @param caFile PEM file of authorities trusted instead of the platform's
 */
public record RestCloudConfig(
    URI url,
    @Nullable Secret apiKey,
    Duration timeout,
    Duration transferTimeout,
    int maxConnections,
    @Nullable Path caFile) {
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  public static final Duration DEFAULT_TRANSFER_TIMEOUT = Duration.ofHours(6);
  public static final int DEFAULT_CONNECTIONS = 16;

  public RestCloudConfig {
    String scheme = url.getScheme();
    boolean web = "http".equals(scheme) || "https".equals(scheme);
    if (!web || url.getHost() == null || url.getRawQuery() != null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "the cloud's url must be http:// or https:// with a host, and without query or password");
    }
    if (!isPositive(timeout) || transferTimeout.compareTo(timeout) < 0 || maxConnections < 1) {
      throw new IllegalArgumentException("a timeout or the number of connections is out of range");
    }
  }

  /** Everything but address and key as usual. */
  public static RestCloudConfig of(URI url, @Nullable Secret apiKey) {
    return new RestCloudConfig(
        url, apiKey, DEFAULT_TIMEOUT, DEFAULT_TRANSFER_TIMEOUT, DEFAULT_CONNECTIONS, null);
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isZero() && !duration.isNegative();
  }
}

package org.edgedaemon.destination.portal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How to deliver to one portal.
 *
 * @param url base of the portal, http or https
 * @param path below the base, where marks are posted
 * @param apiKey null sends none
 * @param keyHeader the header that carries the key; {@code Authorization} carries it as {@code
 *     Bearer}
 * @param timeout total deadline of one call
 * @param accepts the kinds it takes, one entry per call
 * @param concurrency calls under way at once
 * @param caFile PEM file of an own certificate authority, trusted instead of the platform's
 * @param proxy {@code http://host:port} of an HTTP proxy
 */
public record PortalConfig(
    DestinationId id,
    URI url,
    String path,
    @Nullable Secret apiKey,
    String keyHeader,
    Duration timeout,
    Set<EntryKind> accepts,
    int concurrency,
    @Nullable Path caFile,
    @Nullable URI proxy) {
  public static final String DEFAULT_PATH = "api/attendance/record";
  public static final String DEFAULT_KEY_HEADER = "X-API-Key";

  /** As a {@link #keyHeader}: the key goes as a bearer token. */
  public static final String AUTHORIZATION = "Authorization";

  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  public static final int DEFAULT_CONCURRENCY = 8;
  public static final Set<EntryKind> DEFAULT_ACCEPTS = Set.of(EntryKind.MARK);

  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
  private static final int MAX_CONCURRENCY = 64;
  // Our own headers; a key in their place would break every call.
  private static final Set<String> TAKEN =
      Set.of("host", "content-type", "content-length", "accept", "idempotency-key", "user-agent");

  public PortalConfig {
    accepts = Set.copyOf(accepts);
    if (!HEADER_NAME.matcher(keyHeader).matches()
        || TAKEN.contains(keyHeader.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "key header '" + keyHeader + "' of destination " + id + " cannot carry a key");
    }
    if (concurrency < 1 || concurrency > MAX_CONCURRENCY) {
      throw new IllegalArgumentException(
          "concurrency of destination " + id + " is " + concurrency + ", allowed are 1..64");
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("timeout of destination " + id + " is " + timeout);
    }
  }

  /** The rest as by default. */
  public static PortalConfig of(DestinationId id, URI url, @Nullable Secret apiKey) {
    return new PortalConfig(
        id,
        url,
        DEFAULT_PATH,
        apiKey,
        DEFAULT_KEY_HEADER,
        DEFAULT_TIMEOUT,
        DEFAULT_ACCEPTS,
        DEFAULT_CONCURRENCY,
        null,
        null);
  }

  /** The header with the key, if there is one. */
  Map<String, Secret> credentials() {
    if (apiKey == null) {
      return Map.of();
    }
    return keyHeader.equalsIgnoreCase(AUTHORIZATION)
        ? Map.of(AUTHORIZATION, new Secret("Bearer " + apiKey.reveal()))
        : Map.of(keyHeader, apiKey);
  }
}

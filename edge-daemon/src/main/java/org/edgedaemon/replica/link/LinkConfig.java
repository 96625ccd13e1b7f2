package org.edgedaemon.replica.link;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A slave's master.
 *
 * @param url before {@code /api/sync/…}
 * @param specs in this order: what others refer to comes first
 * @param changesOnly send of known rows only the fields that changed
 * @param interval between two rounds that nothing calls for
 * @param watch how often it looks for what the office has changed
 * @param compareEvery after what time deletes that nobody tells of are found, at the latest
 * @param timeout of each call
 * @param caFile authorities to trust instead of the platform's; null for those
 */
public record LinkConfig(
    String id,
    URI url,
    Secret token,
    Map<TableName, TableSpec> specs,
    boolean changesOnly,
    Duration interval,
    Duration watch,
    Duration compareEvery,
    Duration timeout,
    @Nullable Path caFile) {
  public static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(5);
  public static final Duration DEFAULT_WATCH = Duration.ofMillis(500);
  public static final Duration DEFAULT_COMPARE = Duration.ofMinutes(10);
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  public LinkConfig {
    specs = Collections.unmodifiableMap(new LinkedHashMap<>(specs));
    if (specs.isEmpty()) {
      throw new IllegalArgumentException("a slave keeps one table at least the same");
    }
  }

  /** With the usual times. */
  public static LinkConfig of(String id, URI url, Secret token, Map<TableName, TableSpec> specs) {
    return new LinkConfig(
        id,
        url,
        token,
        specs,
        false,
        DEFAULT_INTERVAL,
        DEFAULT_WATCH,
        DEFAULT_COMPARE,
        DEFAULT_TIMEOUT,
        null);
  }

  /** The same at another address. */
  public LinkConfig at(URI other) {
    return new LinkConfig(
        id, other, token, specs, changesOnly, interval, watch, compareEvery, timeout, caFile);
  }
}

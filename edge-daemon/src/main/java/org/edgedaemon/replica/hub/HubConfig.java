package org.edgedaemon.replica.hub;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;

/**
 * What a master keeps, and for whom.
 *
 * @param specs in this order: what others refer to comes first
 * @param ratePerSecond calls that one slave may make
 * @param maxBody bytes of an unpacked upload
 * @param watch how often it looks for what the master's own applications have changed
 * @param compareEvery after what time their deletes are found, at the latest
 * @param retention how long tombstones and answers are kept: a slave that was away for longer
 *     begins anew
 */
public record HubConfig(
    Map<TableName, TableSpec> specs,
    List<SlaveAccess> slaves,
    int ratePerSecond,
    int maxBody,
    Duration watch,
    Duration compareEvery,
    Duration retention) {
  public static final int DEFAULT_RATE = 200;
  public static final int DEFAULT_MAX_BODY = 8 * 1024 * 1024;
  public static final Duration DEFAULT_WATCH = Duration.ofSeconds(1);
  public static final Duration DEFAULT_COMPARE = Duration.ofMinutes(10);
  public static final Duration DEFAULT_RETENTION = Duration.ofDays(90);

  public HubConfig {
    specs = Collections.unmodifiableMap(new LinkedHashMap<>(specs));
    slaves = List.copyOf(slaves);
    if (specs.isEmpty()) {
      throw new IllegalArgumentException("a master keeps one table at least");
    }
  }

  public static HubConfig of(Map<TableName, TableSpec> specs, List<SlaveAccess> slaves) {
    return new HubConfig(
        specs,
        slaves,
        DEFAULT_RATE,
        DEFAULT_MAX_BODY,
        DEFAULT_WATCH,
        DEFAULT_COMPARE,
        DEFAULT_RETENTION);
  }
}

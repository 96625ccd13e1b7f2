package org.edgedaemon.replica.slave;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;

/**
 * How a slave works.
 *
 * @param specs are sent in this order: what others refer to comes first
 * @param changesOnly send of known rows only the fields that changed
 * @param compareEvery after what time deletes that nobody tells of are found, at the latest; more
 *     seldom where one comparison takes more than a hundredth of it
 * @param batch rows that are looked at, sent and settled together, 1 to {@link #MAX_BATCH}; four
 *     batches at most are in memory
 */
public record SlaveConfig(
    Map<TableName, TableSpec> specs, boolean changesOnly, Duration compareEvery, int batch) {
  /** As many as a master takes in one call. */
  public static final int MAX_BATCH = 1_000;

  public SlaveConfig {
    specs = Collections.unmodifiableMap(new LinkedHashMap<>(specs));
    if (batch < 1 || batch > MAX_BATCH) {
      throw new IllegalArgumentException("a batch has 1 to " + MAX_BATCH + " rows");
    }
  }
}

package org.edgedaemon.replica;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Used by the test and by a thread of the daemon at once. */
final class LockedTables implements Tables {
  private static final TableName TABLE = new TableName("inventories");

  final MemoryTables inner = new MemoryTables(InstantSource.system()::instant, false, true);

  /** Scans see no further change, as of who does not set the time of the last change. */
  volatile boolean blind;

  volatile @Nullable RuntimeException fault;

  synchronized void put(RowImage image) {
    inner.put(new RowId(TABLE, new RowKey(image.fields().get("id").textValue())), image);
  }

  synchronized void remove(String key) {
    inner.remove(new RowId(TABLE, new RowKey(key)));
  }

  synchronized @Nullable String field(String key, String name) {
    RowImage image = inner.rows().get(new RowId(TABLE, new RowKey(key)));
    JsonNode value = image == null ? null : image.fields().get(name);
    return value == null ? null : value.textValue();
  }

  @Override
  public synchronized Scan scan(TableName table, @Nullable String since, int limit) {
    RuntimeException now = fault;
    if (now != null) {
      throw now;
    }
    return blind && since != null
        ? new Scan(List.of(), since, false)
        : inner.scan(table, since, limit);
  }

  @Override
  public boolean seesAll(TableName table) {
    return inner.seesAll(table);
  }

  @Override
  public synchronized Set<RowId> missing(Collection<RowId> rows) {
    return inner.missing(rows);
  }

  @Override
  public synchronized <T> T transaction(Work<T> work) {
    return inner.transaction(work);
  }

  @Override
  public Instant time() {
    return inner.time();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}

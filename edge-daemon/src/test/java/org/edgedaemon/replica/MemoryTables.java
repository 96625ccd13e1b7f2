package org.edgedaemon.replica;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory: transactions do all or nothing, scans go by the number of the last write,
 * with an overlap.
 */
final class MemoryTables implements Tables, Place {
  private static final int OVERLAP = 3;

  private final Supplier<Instant> clock;
  private final boolean roundsTimes;
  private final boolean seesAll;
  private Map<RowId, RowImage> rows = new TreeMap<>();
  private final Map<RowId, Long> written = new HashMap<>();
  private long writes;

  /**
   * Empty ones.
   *
   * @param seesAll whether scans tell of deletes
   */
  MemoryTables(Supplier<Instant> clock, boolean roundsTimes, boolean seesAll) {
    this.clock = clock;
    this.roundsTimes = roundsTimes;
    this.seesAll = seesAll;
  }

  @Override
  public Tables tables() {
    return this;
  }

  @Override
  public synchronized Map<RowId, RowImage> rows() {
    return new TreeMap<>(rows);
  }

  @Override
  public synchronized void put(RowId row, RowImage image) {
    rows.put(row, stored(image));
    written.put(row, ++writes);
  }

  @Override
  public synchronized void remove(RowId row) {
    rows.remove(row);
    written.put(row, ++writes);
  }

  @Override
  public synchronized Runnable backup() {
    Map<RowId, RowImage> rowsThen = new TreeMap<>(rows);
    Map<RowId, Long> writtenThen = new HashMap<>(written);
    long writesThen = writes;
    return () -> {
      rows = new TreeMap<>(rowsThen);
      written.clear();
      written.putAll(writtenThen);
      writes = writesThen;
    };
  }

  @Override
  public Instant time() {
    return clock.get();
  }

  @Override
  public synchronized Scan scan(TableName table, @Nullable String since, int limit) {
    long mark = since == null ? 0 : Long.parseLong(since);
    List<RowId> ids = new ArrayList<>();
    written.forEach(
        (row, write) -> {
          boolean seen = seesAll || rows.containsKey(row);
          if (seen && row.table().equals(table) && write > mark - OVERLAP) {
            ids.add(row);
          }
        });
    List<Sighting> seen =
        ids.stream().map(row -> new Sighting(row, Optional.ofNullable(rows.get(row)))).toList();
    return new Scan(seen, Long.toString(writes), false);
  }

  @Override
  public boolean seesAll(TableName table) {
    return seesAll;
  }

  @Override
  public synchronized Set<RowId> missing(Collection<RowId> ids) {
    Set<RowId> missing = new HashSet<>(ids);
    missing.removeAll(rows.keySet());
    return missing;
  }

  @Override
  public synchronized <T> T transaction(Work<T> work) {
    Map<RowId, RowImage> before = new TreeMap<>(rows);
    try {
      return work.in(new InPlace());
    } catch (RuntimeException e) {
      rows = before;
      throw e;
    }
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private RowImage stored(RowImage image) {
    if (!roundsTimes || !image.fields().containsKey("updated_at")) {
      return image;
    }
    Map<String, com.fasterxml.jackson.databind.JsonNode> fields = new HashMap<>(image.fields());
    String text = fields.get("updated_at").textValue();
    fields.put(
        "updated_at",
        TextNode.valueOf(Instant.ofEpochSecond(Instant.parse(text).getEpochSecond()).toString()));
    return RowImage.of(fields);
  }

  /** Writes at once; a failure puts everything back. */
  class InPlace implements Transaction {
    @Override
    public Map<RowId, RowImage> read(Collection<RowId> ids) {
      Map<RowId, RowImage> found = new HashMap<>(rows);
      found.keySet().retainAll(ids);
      return found;
    }

    @Override
    public Map<RowId, RowImage> write(Map<RowId, RowImage> images) {
      Map<RowId, RowImage> stored = new HashMap<>();
      images.forEach(
          (row, image) -> {
            put(row, image);
            stored.put(row, stored(image));
          });
      return stored;
    }

    @Override
    public void delete(Collection<RowId> ids) {
      ids.forEach(MemoryTables.this::remove);
    }
  }
}

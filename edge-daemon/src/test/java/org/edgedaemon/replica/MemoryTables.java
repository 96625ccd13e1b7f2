package org.edgedaemon.replica;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory: transactions do all or nothing, scans go by the number of the last write,
 * with an overlap.
 */
final class MemoryTables implements Tables {
  private static final int OVERLAP = 3;

  private final Supplier<Instant> clock;
  private final boolean roundsTimes;
  private Map<RowId, RowImage> rows = new TreeMap<>();
  private final Map<RowId, Long> written = new HashMap<>();
  private long writes;

  MemoryTables(Supplier<Instant> clock, boolean roundsTimes) {
    this.clock = clock;
    this.roundsTimes = roundsTimes;
  }

  Map<RowId, RowImage> rows() {
    return new TreeMap<>(rows);
  }

  /** What the office's application does. */
  void put(RowId row, RowImage image) {
    rows.put(row, stored(image));
    written.put(row, ++writes);
  }

  void remove(RowId row) {
    rows.remove(row);
    written.put(row, ++writes);
  }

  @Override
  public Instant time() {
    return clock.get();
  }

  @Override
  public Scan scan(TableName table, @Nullable String since, int limit) {
    long mark = since == null ? 0 : Long.parseLong(since);
    List<RowId> ids = new ArrayList<>();
    written.forEach(
        (row, write) -> {
          if (row.table().equals(table) && write > mark - OVERLAP) {
            ids.add(row);
          }
        });
    List<Sighting> seen =
        ids.stream().map(row -> new Sighting(row, Optional.ofNullable(rows.get(row)))).toList();
    return new Scan(seen, Long.toString(writes), false);
  }

  @Override
  public <T> T transaction(Work<T> work) {
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
    public Optional<RowImage> read(RowId row) {
      return Optional.ofNullable(rows.get(row));
    }

    @Override
    public RowImage write(RowId row, RowImage image) {
      put(row, image);
      return stored(image);
    }

    @Override
    public void delete(RowId row) {
      remove(row);
    }
  }
}

package org.edgedaemon.replica.seal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowRefusedException;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Tables;
import org.jspecify.annotations.Nullable;

/**
 * An office's tables as they are shown to the engine and so to the master: chosen columns are
 * encrypted on the way out and decrypted on the way in. A value that the master's own application
 * wrote plainly is taken as it is.
 */
public final class SealedTables implements Tables {
  private final Tables tables;
  private final Map<TableName, TableSpec> specs;
  private final Seal seal;

  public SealedTables(Tables tables, Map<TableName, TableSpec> specs, SealKey key) {
    this.tables = tables;
    this.specs = Map.copyOf(specs);
    this.seal = new Seal(key);
  }

  @Override
  public Scan scan(TableName table, @Nullable String since, int limit) {
    Scan scan = tables.scan(table, since, limit);
    return new Scan(
        scan.rows().stream()
            .map(
                seen ->
                    new Sighting(seen.row(), seen.image().map(image -> sealed(seen.row(), image))))
            .toList(),
        scan.mark(),
        scan.more());
  }

  @Override
  public boolean seesAll(TableName table) {
    return tables.seesAll(table);
  }

  @Override
  public Set<RowId> missing(Collection<RowId> rows) {
    return tables.missing(rows);
  }

  @Override
  public <T> T transaction(Work<T> work) {
    return tables.transaction(transaction -> work.in(new Sealing(transaction)));
  }

  @Override
  public Instant time() {
    return tables.time();
  }

  @Override
  public void close() {
    tables.close();
  }

  private RowImage sealed(RowId row, RowImage image) {
    SortedMap<String, JsonNode> fields = new TreeMap<>(image.fields());
    for (String column : columns(row)) {
      JsonNode value = fields.get(column);
      if (value != null && !value.isNull()) {
        fields.put(column, seal.seal(row, column, value));
      }
    }
    return new RowImage(fields);
  }

  /** Empty when a value cannot be read. */
  private Optional<RowImage> opened(RowId row, RowImage image) {
    SortedMap<String, JsonNode> fields = new TreeMap<>(image.fields());
    for (String column : columns(row)) {
      JsonNode value = fields.get(column);
      if (value != null && Seal.isSealed(value)) {
        JsonNode plain = seal.open(row, column, value);
        if (plain == null) {
          return Optional.empty();
        }
        fields.put(column, plain);
      }
    }
    return Optional.of(new RowImage(fields));
  }

  private Set<String> columns(RowId row) {
    TableSpec spec = specs.get(row.table());
    return spec == null ? Set.of() : spec.encrypted();
  }

  private final class Sealing implements Transaction {
    private final Transaction transaction;

    Sealing(Transaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public Map<RowId, RowImage> read(Collection<RowId> rows) {
      return sealed(transaction.read(rows));
    }

    @Override
    public Map<RowId, RowImage> write(Map<RowId, RowImage> rows) {
      Map<RowId, RowImage> plain = new HashMap<>();
      Map<RowId, String> refused = new HashMap<>();
      rows.forEach(
          (row, image) ->
              opened(row, image)
                  .ifPresentOrElse(
                      open -> plain.put(row, open),
                      () ->
                          refused.put(
                              row, "it was encrypted with another key than this office has")));
      if (!refused.isEmpty()) {
        throw new RowRefusedException(refused);
      }
      return sealed(transaction.write(plain));
    }

    @Override
    public void delete(Collection<RowId> rows) {
      transaction.delete(rows);
    }

    private Map<RowId, RowImage> sealed(Map<RowId, RowImage> rows) {
      Map<RowId, RowImage> sealed = new HashMap<>();
      rows.forEach((row, image) -> sealed.put(row, SealedTables.this.sealed(row, image)));
      return sealed;
    }
  }
}

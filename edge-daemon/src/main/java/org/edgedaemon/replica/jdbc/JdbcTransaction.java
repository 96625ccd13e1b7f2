package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowRefusedException;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Tables;

/** The tables' part of a transaction. */
final class JdbcTransaction implements Tables.Transaction {
  private final Connection connection;
  private final SqlDriver driver;
  private final Shapes shapes;
  private final Map<TableName, TableSpec> specs;
  private final Set<RowId> locked = new HashSet<>();
  private final Set<RowId> absent = new HashSet<>();

  /**
   * A transaction.
   *
   * @param specs in the order in which tables refer to each other
   */
  JdbcTransaction(
      Connection connection, SqlDriver driver, Shapes shapes, Map<TableName, TableSpec> specs) {
    this.connection = connection;
    this.driver = driver;
    this.shapes = shapes;
    this.specs = specs;
  }

  @Override
  public Map<RowId, RowImage> read(Collection<RowId> rows) {
    return Brought.by(
        () -> {
          Map<RowId, RowImage> images = new HashMap<>();
          for (Map.Entry<TableSpec, List<RowId>> table : byTable(rows).entrySet()) {
            images.putAll(reads(table.getKey()).images(table.getValue(), true));
          }
          for (RowId row : rows) {
            (images.containsKey(row) ? locked : absent).add(row);
          }
          return images;
        });
  }

  @Override
  public Map<RowId, RowImage> write(Map<RowId, RowImage> rows) {
    readUnknown(rows.keySet());
    return Brought.by(
        () -> {
          Map<RowId, RowImage> stored = new HashMap<>();
          for (Map.Entry<TableSpec, List<RowId>> table : byTable(rows.keySet()).entrySet()) {
            Map<RowId, RowImage> part = new LinkedHashMap<>();
            for (RowId row : table.getValue()) {
              part.put(row, rows.getOrDefault(row, RowImage.of(Map.of())));
            }
            Map<RowId, RowImage> known = writes(table.getKey()).write(part);
            stored.putAll(known);
            part.keySet().removeAll(known.keySet());
            stored.putAll(reads(table.getKey()).images(part.keySet(), false));
          }
          locked.addAll(rows.keySet());
          absent.removeAll(rows.keySet());
          return stored;
        });
  }

  @Override
  public void delete(Collection<RowId> rows) {
    Brought.by(
        () -> {
          List<Map.Entry<TableSpec, List<RowId>>> tables =
              new ArrayList<>(byTable(rows).entrySet());
          // What refers to others goes first.
          for (int i = tables.size() - 1; i >= 0; i--) {
            writes(tables.get(i).getKey()).delete(tables.get(i).getValue());
          }
          locked.removeAll(rows);
          absent.addAll(rows);
          return tables;
        });
  }

  private void readUnknown(Set<RowId> rows) {
    List<RowId> unknown =
        rows.stream().filter(row -> !locked.contains(row) && !absent.contains(row)).toList();
    if (!unknown.isEmpty()) {
      read(unknown);
    }
  }

  private RowReads reads(TableSpec spec) throws SQLException {
    return new RowReads(connection, driver, shapes.of(connection, spec));
  }

  private RowWrites writes(TableSpec spec) throws SQLException {
    return new RowWrites(connection, driver, shapes.of(connection, spec), locked);
  }

  private Map<TableSpec, List<RowId>> byTable(Collection<RowId> rows) {
    Map<TableName, List<RowId>> named = new HashMap<>();
    for (RowId row : rows) {
      if (!specs.containsKey(row.table())) {
        throw new RowRefusedException(row, "table " + row.table() + " is not kept here");
      }
      named.computeIfAbsent(row.table(), any -> new ArrayList<>()).add(row);
    }
    Map<TableSpec, List<RowId>> tables = new LinkedHashMap<>();
    specs
        .values()
        .forEach(
            spec -> {
              List<RowId> table = named.get(spec.name());
              if (table != null) {
                tables.put(spec, table);
              }
            });
    return tables;
  }
}

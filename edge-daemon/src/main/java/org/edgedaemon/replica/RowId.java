package org.edgedaemon.replica;

/** One row of one table. */
public record RowId(TableName table, RowKey key) implements Comparable<RowId> {
  @Override
  public int compareTo(RowId other) {
    int byTable = table.compareTo(other.table);
    return byTable != 0 ? byTable : key.compareTo(other.key);
  }

  // By hand, as a map's key: what the compiler makes of a record takes several times as long.
  @Override
  public boolean equals(Object other) {
    return other instanceof RowId row
        && key.text().equals(row.key.text())
        && table.value().equals(row.table.value());
  }

  @Override
  public int hashCode() {
    return 31 * table.value().hashCode() + key.text().hashCode();
  }

  @Override
  public String toString() {
    return table + " " + key;
  }
}

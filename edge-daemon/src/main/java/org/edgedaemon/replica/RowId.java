package org.edgedaemon.replica;

/** One row of one table. */
public record RowId(TableName table, RowKey key) implements Comparable<RowId> {
  @Override
  public int compareTo(RowId other) {
    int byTable = table.compareTo(other.table);
    return byTable != 0 ? byTable : key.compareTo(other.key);
  }

  @Override
  public String toString() {
    return table + " " + key;
  }
}

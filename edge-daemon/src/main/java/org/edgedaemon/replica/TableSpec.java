package org.edgedaemon.replica;

import java.util.Set;

/**
 * A table of the office's database, as far as it is kept the same.
 *
 * @param key its key column: unique, never changed
 * @param updatedAt the column that tells when a row was last changed
 * @param columns those that take part, key and {@code updatedAt} included; empty for all that the
 *     database has
 * @param encrypted those that the master may not read
 */
public record TableSpec(
    TableName name, String key, String updatedAt, Set<String> columns, Set<String> encrypted) {
  public TableSpec {
    columns = Set.copyOf(columns);
    encrypted = Set.copyOf(encrypted);
    if (encrypted.contains(key) || encrypted.contains(updatedAt)) {
      throw new IllegalArgumentException(
          "key and time of the last change of table " + name + " cannot be encrypted");
    }
    if (!columns.isEmpty() && !(columns.contains(key) && columns.contains(updatedAt))) {
      throw new IllegalArgumentException(
          "key and time of the last change of table " + name + " are among its columns");
    }
  }
}

package org.edgedaemon.dataset.jdbc;

/** What tells that a record has changed. */
public sealed interface RowVersion {
  /** Nothing: changes are not looked at. */
  record None() implements RowVersion {}

  /** A column that changes whenever the record does, as {@code updated_at}. */
  record Column(String label) implements RowVersion {
    public Column {
      if (label.isBlank()) {
        throw new IllegalArgumentException("the version's column has no name");
      }
    }
  }

  /** The whole row; every listing then reads all of every record. */
  record Hash() implements RowVersion {}
}

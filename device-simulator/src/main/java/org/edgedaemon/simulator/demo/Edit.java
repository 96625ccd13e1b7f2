package org.edgedaemon.simulator.demo;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did to a row.
 *
 * @param column by which it is seen elsewhere
 * @param value what it holds since; null when the row was deleted
 * @param told for people
 */
record Edit(SharedTable table, long id, String column, @Nullable String value, String told) {
  /** The row that was edited. */
  String row() {
    return table.title() + " " + id;
  }
}

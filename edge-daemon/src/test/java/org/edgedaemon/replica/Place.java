package org.edgedaemon.replica;

import java.util.Map;

/** A database in which people edit. */
interface Place {
  Tables tables();

  /** All rows of the one table. */
  Map<RowId, RowImage> rows();

  /** What the office's application does. */
  void put(RowId row, RowImage image);

  void remove(RowId row);

  /** Keeps a copy of all; what it gives puts that back. */
  default Runnable backup() {
    throw new UnsupportedOperationException();
  }
}

package org.edgedaemon.replica;

/** A row that the database does not take: an unknown column, a wrong type, a broken rule. */
public final class RowRefusedException extends RuntimeException {
  private final transient RowId row;

  public RowRefusedException(RowId row, String reason) {
    super(reason);
    this.row = row;
  }

  public RowId row() {
    return row;
  }
}

package org.edgedaemon.replica;

import java.util.Map;

/** Rows that the database does not take: an unknown column, a wrong type, a broken rule. */
public final class RowRefusedException extends RuntimeException {
  private final transient Map<RowId, String> reasons;

  /**
   * Refuses rows.
   *
   * @param reasons by row, at least one
   */
  public RowRefusedException(Map<RowId, String> reasons) {
    super(reasons.size() + " rows are refused");
    this.reasons = Map.copyOf(reasons);
  }

  public RowRefusedException(RowId row, String reason) {
    this(Map.of(row, reason));
  }

  /** Each with its reason. */
  public Map<RowId, String> reasons() {
    return reasons;
  }
}

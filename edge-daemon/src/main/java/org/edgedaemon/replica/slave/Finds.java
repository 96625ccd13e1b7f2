package org.edgedaemon.replica.slave;

import java.util.List;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.TableName;

/** What becomes of the rows that a scan of a table finds. */
interface Finds {
  /** Before it is looked at what is known of these. */
  default void before(List<RowId> rows) {}

  /**
   * Rows that differ from what was agreed on.
   *
   * @param mark behind them: to be kept no sooner than they cannot be forgotten any more
   */
  void found(TableName table, List<LocalRow> rows, String mark);

  /** The table's scan is through. */
  default void end() {}

  /** Whether nothing more has to be found after something was. */
  default boolean isEnough() {
    return false;
  }
}

package org.edgedaemon.replica.jdbc;

import java.time.Instant;
import org.edgedaemon.replica.Action;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;

/** Changes as slaves send them. */
final class Changes {
  private Changes() {}

  /** Of one that knows nothing of what the master has. */
  static Change update(RowId row, RowImage image) {
    return new Change(
        "change-" + row.key(),
        row,
        Action.CREATE,
        image,
        true,
        image.fields().keySet(),
        null,
        false,
        Instant.parse("2999-01-01T00:00:00Z"));
  }
}

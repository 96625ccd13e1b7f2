package org.edgedaemon.replica;

import java.time.Instant;
import java.util.Set;

/**
 * A conflict, kept for people.
 *
 * @param slave whose change it was
 * @param fields that both sides had changed; all of them of a delete against an update
 * @param masterImage the row as the master had it
 * @param slaveImage the row as the slave had it
 * @param result the row as it became
 */
public record ConflictNote(
    RowId row,
    String slave,
    String changeId,
    Set<String> fields,
    RowImage masterImage,
    boolean masterDeleted,
    RowImage slaveImage,
    boolean slaveDeleted,
    Outcome.Winner winner,
    RowImage result,
    Version version,
    Instant noted) {
  public ConflictNote {
    fields = Set.copyOf(fields);
  }
}

package org.edgedaemon.replica;

import java.util.Optional;

/** What the master did with a change. */
public sealed interface Outcome {
  /**
   * The change is in the row.
   *
   * @param row as it is now, where others had changed other fields of it; the slave takes it over.
   *     Empty when it is as the slave has it
   */
  record Accepted(Version version, Optional<MasterRow> row) implements Outcome {}

  /**
   * Others had changed the same of the row.
   *
   * @param winner whose value stands where both changed the same
   * @param row as it is now; the slave takes it over
   */
  record Conflict(Winner winner, MasterRow row) implements Outcome {}

  /**
   * The change cannot be taken as it is: an unknown table or column, a value that the database does
   * not take. The others of the batch go on.
   */
  record Rejected(String reason) implements Outcome {}

  /** Which side's values stand. */
  enum Winner {
    MASTER,
    SLAVE,
    /** Each side's, in different fields. */
    BOTH
  }
}

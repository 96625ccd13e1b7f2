package org.edgedaemon.replica;

/** What the master did with a change. */
public sealed interface Outcome {
  /** The row is now as the slave has it. */
  record Accepted(Version version) implements Outcome {}

  /**
   * Others had changed the row too.
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

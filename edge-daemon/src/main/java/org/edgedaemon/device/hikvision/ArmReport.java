package org.edgedaemon.device.hikvision;

/**
 * What became of the wish that a terminal push to us.
 *
 * @param slot of the terminal's list that is ours; -1 when there is none
 * @param kept what the terminal says it keeps, for an operator, with the secret path left out
 */
public record ArmReport(Outcome outcome, int slot, String kept) {
  /** How it ended. */
  public enum Outcome {
    /** The terminal keeps what was written. */
    ARMED,
    /** It had it already; nothing was written. */
    ALREADY_ARMED,
    /** Every slot belongs to somebody else; nothing was written. */
    NO_FREE_SLOT,
    /** The terminal has no such list; nothing was written. */
    NOT_SUPPORTED,
    /** The terminal refused the write. */
    REFUSED,
    /** The terminal took the write and keeps something else. */
    KEPT_DIFFERENTLY
  }

  /** Whether the terminal will push to us. */
  public boolean armed() {
    return outcome == Outcome.ARMED || outcome == Outcome.ALREADY_ARMED;
  }
}

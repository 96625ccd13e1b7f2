package org.edgedaemon.tape;

/** What to keep of a damaged file. */
public enum Salvage {
  /**
   * Every element that can be believed, before and after the damage: for a file that is the only
   * copy. Elements removed long ago may reappear when the file's own header is damaged.
   */
  EVERYTHING,
  /**
   * Only the unbroken run from the head, so that what is left has no hole: for a file whose tail is
   * refilled from elsewhere above its last sequence.
   */
  UNBROKEN_HEAD
}

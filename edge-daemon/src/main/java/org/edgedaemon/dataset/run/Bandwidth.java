package org.edgedaemon.dataset.run;

/**
 * Shares a number of octets a second among uploads so that all of them together stay below it. What
 * an upload got it keeps to its end; who comes alone gets all, who comes with others a part.
 */
final class Bandwidth {
  private static final int MOST_PARTS = 4;

  private final long limit;
  private long given;

  /**
   * @param limit octets a second; 0 for no limit
   */
  Bandwidth(long limit) {
    this.limit = limit;
  }

  /** Whether an upload may begin: a worthwhile part is free. */
  boolean hasRoom() {
    return limit == 0 || limit - given >= Math.max(1, limit / (2 * MOST_PARTS));
  }

  /**
   * Octets a second for an upload, 0 for as many as it can; to be given back.
   *
   * @param waiting how many want to begin now, this one too
   */
  long take(int waiting) {
    if (limit == 0) {
      return 0;
    }
    long free = limit - given;
    long part = Math.max(1, free / Math.max(1, Math.min(waiting, MOST_PARTS)));
    given += part;
    return part;
  }

  void giveBack(long part) {
    given -= part;
  }
}

package org.edgedaemon.dataset.run;

/**
 * Why a record is not stored.
 *
 * @param reason for people, to follow the record's id
 */
record Hitch(Kind kind, String reason) {
  private static final int LONGEST = 300;

  Hitch {
    reason = line(reason);
  }

  enum Kind {
    /** It cannot be stored as it is. */
    FAILED,
    /** Nothing answered, several times. */
    UNAVAILABLE,
    /** The key is refused. */
    UNAUTHORIZED,
    /** Something it refers to is not there. */
    ORPHAN,
    /** Its hours have not come. */
    WAITS,
    /** The dataset or the run ended before its turn. */
    LEFT
  }

  static Hitch failed(String reason) {
    return new Hitch(Kind.FAILED, reason);
  }

  /** Of what others said: one line, not too long. */
  static String line(String text) {
    String line = text.replaceAll("\\s*[\\p{Cntrl}\\u2028\\u2029]+\\s*", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}

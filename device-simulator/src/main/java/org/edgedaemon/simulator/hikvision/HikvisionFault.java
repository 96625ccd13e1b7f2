package org.edgedaemon.simulator.hikvision;

/**
 * Something that goes wrong with one answer, or one stream.
 *
 * @param number what the kind says
 * @param path only for requests to this path; empty is any
 * @param beforeLogin happens before credentials are looked at; else only to requests let in
 */
public record HikvisionFault(Kind kind, int number, String path, boolean beforeLogin) {
  /** What goes wrong; in brackets the meaning of the number. */
  public enum Kind {
    /** 503 deviceBusy. */
    BUSY,
    /** [HTTP status] with a ResponseStatus deviceError. */
    STATUS,
    /** 200 with HTML. */
    HTML,
    /** Nothing is answered; the connection stays. */
    STALL,
    /** Closed in good order without a byte. */
    HANG_UP,
    /** Reset without a byte. */
    RESET,
    /** Reset after half of the body. */
    RESET_IN_BODY,
    /** Closed after half of the body. */
    CUT_BODY,
    /** Half of the body, then nothing. */
    STALL_IN_BODY,
    /** [milliseconds] before each byte. */
    DRIP,
    /** [milliseconds] before the answer. */
    DELAY,
    /** The body lacks its second half, under a length that fits. */
    MALFORMED,
    /** The body is followed by [bytes] of blanks, under a length that fits. */
    OVERSIZE,
    /** 401 although all is right, with a new challenge and without stale. */
    BOGUS_401,
    /** A search answers MORE without a row. */
    EMPTY_MORE,
    /** totalMatches is wrong by [so many]. */
    TOTAL_OFF,
    /** numOfMatches is wrong by [so many]. */
    COUNT_OFF,
    /** Another searchID comes back. */
    OTHER_SEARCH,
    /** The last row of a page comes twice. */
    REPEAT_ROW,
    /** A stream opens and says nothing, ever. */
    STREAM_STALL,
    /** A stream is closed after [so many] heartbeats. */
    STREAM_CLOSE,
    /** A stream is reset in the middle of its [n-th] part. */
    STREAM_RESET;

    boolean ofSearch() {
      return compareTo(EMPTY_MORE) >= 0 && compareTo(REPEAT_ROW) <= 0;
    }

    boolean ofStream() {
      return compareTo(STREAM_STALL) >= 0;
    }
  }

  public static HikvisionFault of(Kind kind) {
    return of(kind, 1);
  }

  public static HikvisionFault of(Kind kind, int number) {
    return new HikvisionFault(kind, number, "", false);
  }

  /** Only for requests to this path, without its query. */
  public HikvisionFault at(String onlyPath) {
    return new HikvisionFault(kind, number, onlyPath, beforeLogin);
  }

  /** Happens to requests without credentials too. */
  public HikvisionFault early() {
    return new HikvisionFault(kind, number, path, true);
  }
}

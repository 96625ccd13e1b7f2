package org.edgedaemon.device.hikvision;

import java.time.LocalDateTime;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a terminal's log, to tell news from what it says again. The search says how far
 * the log was read whole, and in which epoch; the last {@value #RING} serial numbers are remembered
 * with their fingerprints, whatever way they came. Confined to the terminal's event loop.
 */
final class KnownEvents {
  static final int RING = 512;

  /** What an event is to us. */
  enum Verdict {
    /** Not seen so far, and plainly of this epoch. */
    NEWS,
    /** Seen, and the same. */
    DUPLICATE,
    /** Covered by what was read before. */
    REPLAY,
    /** Contradicts what was read: the terminal may have begun to count anew. The search decides. */
    SUSPECT,
    /**
     * The log was not read since we were last away, so that the terminal may have begun to count
     * anew; or its rows have numbers and this has none. The search decides.
     */
    UNKNOWN
  }

  private final SeenEvents seen = new SeenEvents(RING);
  private boolean known;
  private long doubts;
  private long resolved;
  private int epoch;
  private long highest;
  private long completeFrom;
  private long lastSeen;
  private @Nullable LocalDateTime newest;

  /**
   * The search has read, whole, everything up to a serial number.
   *
   * @param highestRead 0 when the log's rows have no serial numbers, or there are none
   * @param newestRead the wall clock of that event, of the newest one without numbers; null when
   *     there is none
   */
  void readUpTo(int newEpoch, long highestRead, @Nullable LocalDateTime newestRead) {
    if (!known || newEpoch != epoch) {
      begin(newEpoch, highestRead);
    }
    if (highestRead >= highest && newestRead != null) {
      newest = newestRead;
    }
    highest = Math.max(highest, highestRead);
    lastSeen = Math.max(lastSeen, highestRead);
  }

  /**
   * The terminal was out of sight: it may have been reset, and have counted past the highest number
   * since. Until the epoch is read anew nothing is said to be news of it.
   */
  void doubt() {
    doubts++;
  }

  /** How often there was doubt so far, for {@link #resolved}. */
  long doubts() {
    return doubts;
  }

  /** A read has told the epoch that began after so many doubts. */
  void resolved(long doubtsBefore) {
    resolved = Math.max(resolved, doubtsBefore);
  }

  private void begin(int newEpoch, long highestRead) {
    known = true;
    epoch = newEpoch;
    highest = highestRead;
    completeFrom = highestRead + 1;
    lastSeen = highestRead;
    newest = null;
    seen.clear();
  }

  /** Whether there is an epoch that an event could be of. */
  boolean known() {
    return known;
  }

  int epoch() {
    return epoch;
  }

  /** Of what was read whole. */
  long highest() {
    return highest;
  }

  /** An event that is durable now, or needs not be. Older ones do not push newer ones out. */
  void note(AccessEvent event) {
    Long serial = event.serialNo();
    if (serial != null) {
      seen.note(serial, event);
    }
  }

  Verdict judge(AccessEvent event) {
    Verdict verdict = judgeByEpoch(event);
    return verdict == Verdict.NEWS && resolved < doubts ? Verdict.UNKNOWN : verdict;
  }

  /** Whether an event that is certainly of this epoch was not seen so far. */
  boolean lacks(AccessEvent event) {
    return judgeByEpoch(event) == Verdict.NEWS;
  }

  private Verdict judgeByEpoch(AccessEvent event) {
    Long serial = event.serialNo();
    if (!known) {
      return Verdict.UNKNOWN;
    }
    if (serial == null) {
      return highest > 0 ? Verdict.UNKNOWN : byTime(event);
    }
    if (seen.has(serial)) {
      return seen.isSame(serial, event) ? Verdict.DUPLICATE : Verdict.SUSPECT;
    }
    return serial > highest ? Verdict.NEWS : covered(event, serial);
  }

  /** A log without numbers: the journal tells doubles apart. */
  private Verdict byTime(AccessEvent event) {
    return later(event) ? Verdict.NEWS : Verdict.REPLAY;
  }

  /**
   * An event that the search should have seen. One that it passed over, since we watch it, became
   * visible late.
   */
  private Verdict covered(AccessEvent event, long serial) {
    if (later(event)) {
      return Verdict.SUSPECT;
    }
    return serial >= completeFrom && serial > highest - RING ? Verdict.NEWS : Verdict.REPLAY;
  }

  private boolean later(AccessEvent event) {
    LocalDateTime time = event.time().wallClock();
    return time != null && (newest == null || time.isAfter(newest));
  }

  /**
   * Takes an event's numbers into the account of what should follow.
   *
   * @return whether events between the last one and this one did not come
   */
  boolean skips(AccessEvent event) {
    Long serial = event.serialNo();
    if (serial == null || !known || serial <= lastSeen) {
      return false;
    }
    Long front = event.frontSerialNo();
    boolean gap = serial > lastSeen + 1 && (front == null || front > lastSeen);
    lastSeen = serial;
    return gap;
  }
}

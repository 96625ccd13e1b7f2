package org.edgedaemon.simulator.hikvision;

import java.time.Duration;

/** How the alert stream is written and who may have it. Knobs may be turned at any time. */
public final class StreamStyle {
  volatile String contentType = "multipart/mixed; boundary=MIME_boundary";
  volatile String delimiter = "--MIME_boundary";
  volatile Heartbeat heartbeat = Heartbeat.HEART_BEAT;
  volatile Duration heartbeatEvery = Duration.ofSeconds(10);
  volatile int replay;
  volatile Duration replayEvery = Duration.ZERO;
  volatile boolean live = true;
  volatile boolean liveness = true;
  volatile boolean front = true;
  volatile boolean pictures;
  volatile int pictureBytes = 4096;
  volatile PartLength length = PartLength.RIGHT;
  volatile boolean doubledDelimiters;
  volatile boolean lineFeedsOnly;
  volatile boolean partHeaders = true;
  volatile boolean blankLinesFirst;
  volatile boolean emptyParts;
  volatile boolean xml;
  volatile boolean chunked;
  volatile int splitEvery;
  volatile int slots = 1;
  volatile SlotRefusal slotRefusal = SlotRefusal.STATUS_503;
  volatile Duration slotLingers = Duration.ZERO;

  StreamStyle() {}

  /**
   * Says how parts are told apart.
   *
   * @param type the Content-Type of the answer, such as {@code multipart/mixed;
   *     boundary=--boundary}
   * @param line the line before each part, dashes included
   */
  public StreamStyle delimiters(String type, String line) {
    contentType = type;
    delimiter = line;
    return this;
  }

  public StreamStyle heartbeat(Heartbeat kind, Duration every) {
    heartbeat = kind;
    heartbeatEvery = every;
    return this;
  }

  /**
   * Rows of the log that come first on every connect, with currentEvent false.
   *
   * @param newest so many; the oldest of them comes first
   */
  public StreamStyle replay(int newest) {
    replay = newest;
    return this;
  }

  /** Time between two replayed rows; zero sends them at once. */
  public StreamStyle replayEvery(Duration pause) {
    replayEvery = pause;
    return this;
  }

  /** Whether events come as they happen. */
  public StreamStyle live(boolean comes) {
    live = comes;
    return this;
  }

  /** Whether currentEvent is told. */
  public StreamStyle liveness(boolean told) {
    liveness = told;
    return this;
  }

  /** Whether frontSerialNo is told. */
  public StreamStyle front(boolean told) {
    front = told;
    return this;
  }

  /**
   * Pictures follow their events; inside each is a line that looks like a delimiter.
   *
   * @param bytes size of each; 0 sends none
   */
  public StreamStyle pictures(int bytes) {
    pictures = bytes > 0;
    pictureBytes = bytes;
    return this;
  }

  public StreamStyle length(PartLength told) {
    length = told;
    return this;
  }

  public StreamStyle doubledDelimiters(boolean doubled) {
    doubledDelimiters = doubled;
    return this;
  }

  /** Lines end in LF alone. */
  public StreamStyle lineFeedsOnly(boolean bare) {
    lineFeedsOnly = bare;
    return this;
  }

  /** Whether parts have headers at all. */
  public StreamStyle partHeaders(boolean present) {
    partHeaders = present;
    return this;
  }

  /** A blank line stands between a delimiter and the headers. */
  public StreamStyle blankLinesFirst(boolean blank) {
    blankLinesFirst = blank;
    return this;
  }

  /** An empty part goes before each other one. */
  public StreamStyle emptyParts(boolean empty) {
    emptyParts = empty;
    return this;
  }

  /** EventNotificationAlert in XML. */
  public StreamStyle xml(boolean used) {
    xml = used;
    return this;
  }

  /** Chunked; else the body lasts until the connection ends. */
  public StreamStyle chunked(boolean used) {
    chunked = used;
    return this;
  }

  /** Each so many bytes are written and flushed for themselves; 0 leaves parts whole. */
  public StreamStyle splitEvery(int bytes) {
    splitEvery = bytes;
    return this;
  }

  /** Streams at one time. */
  public StreamStyle slots(int count) {
    slots = count;
    return this;
  }

  public StreamStyle slotRefusal(SlotRefusal form) {
    slotRefusal = form;
    return this;
  }

  /** A slot stays taken so long when its client went without FIN. */
  public StreamStyle slotLingers(Duration time) {
    slotLingers = time;
    return this;
  }
}

package org.edgedaemon.simulator.hikvision;

/** What in a search request a firmware does not take. */
public enum Refusal {
  /** Any startTime: badJsonContent "startTime". */
  START_TIME,
  /** Milliseconds in a time: badJsonContent. */
  MILLISECONDS,
  /** A time that ends in Z: badJsonContent. */
  ZULU,
  /** beginSerialNo without endSerialNo or the other way round: badJsonContent names the other. */
  LONE_SERIAL,
  /** Any serial window: badJsonContent "beginSerialNo". */
  SERIAL_WINDOW,
  /** major 0: badJsonContent "major". */
  MAJOR_ZERO,
  /** minor 0: HTTP 400 Invalid Operation. */
  MINOR_ZERO,
  /** A request without major: MessageParametersLack "major". */
  MISSING_MAJOR,
  /** A request without minor: MessageParametersLack "minor". */
  MISSING_MINOR,
  /** picEnable: badParameters. */
  PIC_ENABLE,
  /** timeReverseOrder: badParameters. */
  REVERSE_ORDER,
  /** eventAttribute: badParameters. */
  EVENT_ATTRIBUTE,
  /** maxResults above the cap: beyondARGSRangeLimit; else it is capped in silence. */
  BIG_PAGE,
  /** A search without a time window: MessageParametersLack "startTime". */
  NO_TIMES
}

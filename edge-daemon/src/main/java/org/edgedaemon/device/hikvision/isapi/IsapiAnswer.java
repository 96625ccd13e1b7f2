package org.edgedaemon.device.hikvision.isapi;

import java.time.Duration;
import java.time.Instant;

/** What a terminal said to a call. Judged by the body where it can be read, else by the status. */
public sealed interface IsapiAnswer {
  /**
   * What was asked for.
   *
   * @param middle our clock half-way between asking and answering
   * @param took from asking to the whole answer
   */
  record Content(IsapiDocument document, Instant middle, Duration took) implements IsapiAnswer {}

  /**
   * A page of an event search, which may be thousands in a row: it is read by whom it is for.
   *
   * @param took from asking to the whole answer
   */
  record Page(UnreadPage page, Duration took) implements IsapiAnswer {}

  /** A refusal in the terminal's own words. */
  record Refused(int httpStatus, ResponseStatus status) implements IsapiAnswer {}

  /**
   * Nothing of ISAPI: a web page, an empty body, a 404. The call is missing on this firmware, or
   * this is no such terminal.
   */
  record Missing(int httpStatus) implements IsapiAnswer {}
}

package org.edgedaemon.dataset;

import java.time.Duration;
import java.util.Optional;

/** What became of one record that was pushed. */
public sealed interface PushResult {
  /** The cloud has it: any 2xx, or 409 for one that was there already. */
  record Stored(boolean already) implements PushResult {}

  /** The cloud does not want it as it is. */
  record Refused(int status, String reason) implements PushResult {}

  /** The cloud does not take the key; no further record would fare better. */
  record Unauthorized(String reason) implements PushResult {}

  /** The batch is too large for the cloud (413); smaller ones may do. */
  record TooLarge(String reason) implements PushResult {}

  /**
   * No answer, or one that may be another next time; whether the cloud has the record is unknown.
   *
   * @param retryAfter how long the cloud asks to be left alone
   */
  record Unavailable(String reason, Optional<Duration> retryAfter) implements PushResult {}
}

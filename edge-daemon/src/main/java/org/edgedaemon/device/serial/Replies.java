package org.edgedaemon.device.serial;

import java.time.Duration;
import org.edgedaemon.device.serial.codec.Octets;

/**
 * What a reader is told: bytes that make it beep or shine. Empty for nothing.
 *
 * @param accepted after the read is durable
 * @param refused the read could not be stored, or was none
 * @param deadline a reply that is not out by then is not sent any more: it would be taken for that
 *     of the next person
 */
public record Replies(Octets accepted, Octets refused, Duration deadline) {
  public static final int MAX_LENGTH = 256;
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(2);

  public Replies {
    check("accepted", accepted);
    check("refused", refused);
    if (deadline.compareTo(Duration.ofMillis(100)) < 0
        || deadline.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException(
          "reply deadline is " + deadline + ", allowed are 0.1..60 s");
    }
  }

  public static Replies none() {
    return new Replies(Octets.NONE, Octets.NONE, DEFAULT_DEADLINE);
  }

  /** Whether the reader is ever told anything. */
  public boolean any() {
    return !accepted.isEmpty() || !refused.isEmpty();
  }

  private static void check(String which, Octets reply) {
    if (reply.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "reply '" + which + "' has " + reply.length() + " bytes, at most " + MAX_LENGTH);
    }
  }
}

package org.edgedaemon.device.hikvision.terminal;

import java.time.Duration;

/**
 * Deadlines and pauses with one terminal.
 *
 * @param silence how long it may be silent within a call; searches in a full log take seconds
 * @param total from the call to its whole answer
 * @param streamHead until the alert stream begins
 * @param streamSilence after which a stream is given up; its listener may do so sooner
 * @param pace least distance between two connections
 * @param nonceLife a nonce that was not used for that long is not used again
 * @param busyPause before a busy terminal is asked once more
 */
public record TerminalTimeouts(
    Duration silence,
    Duration total,
    Duration streamHead,
    Duration streamSilence,
    Duration pace,
    Duration nonceLife,
    Duration busyPause) {
  public static TerminalTimeouts defaults() {
    return new TerminalTimeouts(
        Duration.ofSeconds(15),
        Duration.ofSeconds(45),
        Duration.ofSeconds(15),
        Duration.ofMinutes(10),
        Duration.ofMillis(50),
        Duration.ofSeconds(3),
        Duration.ofSeconds(1));
  }
}

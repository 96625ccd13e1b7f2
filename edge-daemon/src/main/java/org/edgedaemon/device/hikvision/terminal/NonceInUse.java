package org.edgedaemon.device.hikvision.terminal;

import org.edgedaemon.device.hikvision.digest.Challenge.Digest;

/**
 * A nonce that was accepted and may be used again: on its connection, for the same call, soon.
 *
 * @param count of uses so far
 * @param connection its number on the line
 * @param usedAt in nanoseconds
 */
record NonceInUse(
    Digest challenge, int count, String method, String target, long connection, long usedAt) {

  boolean fits(Ask ask, long openConnection, long now, long lifeNanos) {
    return challenge.qopAuth()
        && connection == openConnection
        && openConnection != 0
        && method.equals(ask.method())
        && target.equals(ask.target())
        && now - usedAt < lifeNanos;
  }
}

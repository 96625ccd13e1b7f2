package org.edgedaemon.device.hikvision.terminal;

import org.edgedaemon.device.hikvision.digest.DigestAnswers;

/**
 * A nonce that was accepted and may be used again: on its connection, for the same call, soon.
 *
 * @param count of uses so far
 * @param connection its number on the line
 * @param usedAt in nanoseconds
 */
record NonceInUse(DigestAnswers answers, int count, long connection, long usedAt) {

  boolean fits(Ask ask, long openConnection, long now, long lifeNanos) {
    return answers.challenge().qopAuth()
        && connection == openConnection
        && openConnection != 0
        && answers.fit(ask.method(), ask.target())
        && now - usedAt < lifeNanos;
  }
}

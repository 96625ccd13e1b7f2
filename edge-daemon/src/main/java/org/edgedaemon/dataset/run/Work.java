package org.edgedaemon.dataset.run;

import org.edgedaemon.dataset.LocalRecord;

/**
 * A record on its way.
 *
 * @param changed whether the cloud has an older version of it
 * @param tried how often it was pushed
 */
record Work(LocalRecord record, boolean changed, int tried) {
  Work triedAgain() {
    return new Work(record, changed, tried + 1);
  }

  Work withOneTryLeft() {
    return new Work(record, changed, Retry.TRIES - 1);
  }

  /** The cloud has answered: what it is tried for next is something else. */
  Work untried() {
    return new Work(record, changed, 0);
  }
}

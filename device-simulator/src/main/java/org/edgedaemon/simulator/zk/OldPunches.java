package org.edgedaemon.simulator.zk;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Records that were there before: made from their index alone, so they are the same after every
 * start and need no memory until somebody reads them.
 *
 * @param first wall clock of the oldest
 * @param step time between two; at least a second, so that no two records are equal
 */
record OldPunches(int count, LocalDateTime first, Duration step) {
  static final LocalDateTime FIRST = LocalDateTime.of(2025, 1, 6, 6, 0);
  static final Duration STEP = Duration.ofSeconds(10);

  OldPunches {
    if (count < 0) {
      throw new IllegalArgumentException("old punches are " + count + ", less than none");
    }
    if (step.toSeconds() < 1) {
      throw new IllegalArgumentException("step is " + step + ", at least a second is needed");
    }
  }

  /** Each person in turn, checking in and out by turns. */
  LoggedPunch at(int index, List<TerminalUser> users) {
    TerminalUser user = users.get(index % users.size());
    int state = index / users.size() % 2;
    long second = first.toEpochSecond(ZoneOffset.UTC) + index * step.toSeconds();
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    return new LoggedPunch(user.userId(), user.uid(), PackedTime.pack(time), state, 1, 0);
  }
}

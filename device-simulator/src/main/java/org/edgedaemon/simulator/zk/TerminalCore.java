package org.edgedaemon.simulator.zk;

/** What all conversations of one terminal share. */
final class TerminalCore {
  private static final int SESSION_STEP = 0x1D3;

  final TerminalProfile profile;
  final AttendanceLog log;
  final TerminalClock clock;
  final ZkFaults faults;
  final Tally tally;

  private volatile long disabledUntil = Long.MIN_VALUE;
  private int nextSession;
  private int wrongKeys;

  TerminalCore(
      TerminalProfile profile,
      AttendanceLog log,
      TerminalClock clock,
      ZkFaults faults,
      Tally tally) {
    this.profile = profile;
    this.log = log;
    this.clock = clock;
    this.faults = faults;
    this.tally = tally;
    this.nextSession = profile.admission().firstSession();
  }

  /** Ids that no other session of this terminal had lately; never 0. Event loop only. */
  int newSession() {
    int session = nextSession;
    do {
      nextSession = nextSession + SESSION_STEP & 0xFFFF;
    } while (nextSession == 0);
    return session;
  }

  boolean disabled() {
    return clock.millis() < disabledUntil;
  }

  void disable(long millis) {
    disabledUntil = millis == 0 ? Long.MAX_VALUE : clock.millis() + millis;
  }

  void enable() {
    disabledUntil = Long.MIN_VALUE;
  }

  /** Event loop only. */
  void countWrongKey() {
    wrongKeys++;
  }

  /** Event loop only. */
  boolean locked() {
    int limit = profile.admission().lockAfter();
    return limit > 0 && wrongKeys >= limit;
  }

  void restarted() {
    enable();
  }
}

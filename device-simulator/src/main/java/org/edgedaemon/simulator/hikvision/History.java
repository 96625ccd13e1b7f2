package org.edgedaemon.simulator.hikvision;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that were there before: made from their index alone, so they are the same after every start
 * and need no memory until somebody reads them. With bursts each punch is followed by an unlocked
 * and a locked door, and every 40th is an unknown face.
 */
final class History {
  private static final int[] METHODS = {75, 38, 1};
  private static final int DENIED_EVERY = 40;

  private final int count;
  private final long firstSerial;
  private final long firstWall;
  private final long step;
  private final int burst;
  private final ZoneRules rules;
  private final List<EventFacts> punches = new ArrayList<>();
  private final EventFacts denied = EventFacts.denied(76);
  private final EventFacts unlocked = EventFacts.door(21);
  private final EventFacts locked = EventFacts.door(22);

  History(OldEvents old, boolean bursts, Staff staff, AttendanceMode mode, ZoneRules rules) {
    this.count = old.count();
    this.firstSerial = old.firstSerial();
    this.firstWall = old.first().toEpochSecond(ZoneOffset.UTC);
    this.step = old.step().toSeconds();
    this.burst = bursts ? 3 : 1;
    this.rules = rules;
    List<EnrolledUser> users = staff.all();
    for (int i = 0; i < users.size() * 6; i++) {
      EnrolledUser user = users.get(i % users.size());
      EventFacts facts =
          EventFacts.punch(user.employeeNo(), METHODS[i % METHODS.length])
              .card(i % METHODS.length == 2 ? user.cardNo() : "")
              .attendance(mode.status(i / users.size()));
      punches.add(facts);
    }
  }

  int count() {
    return count;
  }

  long serial(int index) {
    return firstSerial + index;
  }

  long wall(int index) {
    return firstWall + index / burst * step;
  }

  EventFacts facts(int index) {
    int group = index / burst;
    return switch (index % burst) {
      case 1 -> unlocked;
      case 2 -> locked;
      default ->
          group % DENIED_EVERY == DENIED_EVERY - 1 || punches.isEmpty()
              ? denied
              : punches.get(group % punches.size());
    };
  }

  LoggedEvent at(int index) {
    long wall = wall(index);
    long serial = serial(index);
    return new LoggedEvent(serial, serial - 1, wall, offset(wall), facts(index));
  }

  private int offset(long wall) {
    return rules.isFixedOffset()
        ? rules.getOffset(java.time.Instant.EPOCH).getTotalSeconds()
        : rules.getOffset(LocalDateTime.ofEpochSecond(wall, 0, ZoneOffset.UTC)).getTotalSeconds();
  }
}

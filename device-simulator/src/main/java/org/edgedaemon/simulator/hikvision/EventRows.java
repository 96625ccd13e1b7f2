package org.edgedaemon.simulator.hikvision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rows by the order in which they were written, and by time. As long as the clock was never set
 * back both are the same and no index is held; from then on one is. Not safe for several threads.
 */
final class EventRows {
  private final History history;
  private final List<LoggedEvent> live = new ArrayList<>();
  private int first;
  private int[] byTime = {};
  private boolean indexed;
  private boolean serialsRise = true;
  private long latestWall = Long.MIN_VALUE;
  private long latestSerial = Long.MIN_VALUE;

  EventRows(History history) {
    this.history = history;
    if (history.count() > 0) {
      latestWall = history.wall(history.count() - 1);
      latestSerial = history.serial(history.count() - 1);
    }
  }

  /** One past the newest. */
  int end() {
    return history.count() + live.size();
  }

  /** The oldest row that is still there. */
  int first() {
    return first;
  }

  void dropBefore(int index) {
    first = index;
  }

  void add(LoggedEvent event) {
    if (!indexed && event.wallSecond() < latestWall) {
      index();
    }
    live.add(event);
    if (indexed) {
      insert(end() - 1, event.wallSecond());
    }
    latestWall = Math.max(latestWall, event.wallSecond());
    serialsRise &= event.serial() > latestSerial;
    latestSerial = Math.max(latestSerial, event.serial());
  }

  /** Whether rows in the order of writing are rows in the order of time and of serials. */
  boolean straight() {
    return !indexed && serialsRise;
  }

  /** The row at a place in the order of time. */
  int atTime(int place) {
    return indexed ? byTime[place] : place;
  }

  long serial(int index) {
    return index < history.count() ? history.serial(index) : late(index).serial();
  }

  long wall(int index) {
    return index < history.count() ? history.wall(index) : late(index).wallSecond();
  }

  EventFacts facts(int index) {
    return index < history.count() ? history.facts(index) : late(index).facts();
  }

  LoggedEvent at(int index) {
    return index < history.count() ? history.at(index) : late(index);
  }

  @Nullable LoggedEvent newest() {
    return end() > first ? at(end() - 1) : null;
  }

  /** The first row whose serial is not below, if serials rise. */
  int fromSerial(long serial) {
    return lowest(first, end(), serial, index -> serial((int) index));
  }

  /** The first row whose time is not before, if times rise. */
  int fromWall(long wall) {
    return lowest(first, end(), wall, index -> wall((int) index));
  }

  static int lowest(int from, int to, long wanted, LongUnaryOperator value) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value.applyAsLong(middle) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private LoggedEvent late(int index) {
    return live.get(index - history.count());
  }

  private void index() {
    byTime = new int[Math.max(64, end() * 2)];
    for (int i = 0; i < end(); i++) {
      byTime[i] = i;
    }
    indexed = true;
  }

  /** Behind all that are as late, as they were written before. */
  private void insert(int index, long wall) {
    int size = index;
    if (size == byTime.length) {
      byTime = Arrays.copyOf(byTime, size * 2);
    }
    int place = lowest(0, size, wall + 1, at -> wall(byTime[(int) at]));
    System.arraycopy(byTime, place, byTime, place + 1, size - place);
    byTime[place] = index;
  }
}

package org.edgedaemon.simulator.hikvision;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The terminal's log. Searches with windows alone are answered by arithmetic; those that look
 * inside rows keep what they found, and look at new rows only when asked for the next page. Safe
 * for use by several threads.
 */
final class EventLog {
  private static final int SEARCHES_KEPT = 16;

  private final int capacity;
  private final EventRows rows;
  private final Map<SearchCondition, Found> searches =
      new LinkedHashMap<>(SEARCHES_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SearchCondition, Found> eldest) {
          return size() > SEARCHES_KEPT;
        }
      };
  private long nextSerial;

  /**
   * @param capacity rows held; each further one overwrites the oldest
   */
  EventLog(History history, long nextSerial, int capacity) {
    this.rows = new EventRows(history);
    this.nextSerial = nextSerial;
    this.capacity = capacity;
    overwrite();
  }

  synchronized LoggedEvent add(EventFacts facts, long wallSecond, int offsetSeconds) {
    LoggedEvent before = rows.newest();
    LoggedEvent event =
        new LoggedEvent(
            nextSerial++, before == null ? 0 : before.serial(), wallSecond, offsetSeconds, facts);
    boolean straight = rows.straight();
    rows.add(event);
    overwrite();
    if (!straight || !rows.straight()) {
      searches.clear();
    }
    return event;
  }

  synchronized void clear() {
    rows.dropBefore(rows.end());
    searches.clear();
  }

  synchronized void nextSerial(long serial) {
    nextSerial = serial;
  }

  synchronized int size() {
    return rows.end() - rows.first();
  }

  /** Serial of the newest row there ever was; 0 before the first. */
  synchronized long newestSerial() {
    return nextSerial - 1;
  }

  /** The rows in the order of writing, as of now. */
  synchronized List<LoggedEvent> view() {
    int from = rows.first();
    int size = size();
    return new AbstractList<>() {
      @Override
      public LoggedEvent get(int index) {
        synchronized (EventLog.this) {
          return rows.at(from + java.util.Objects.checkIndex(index, size));
        }
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** The newest rows, oldest first. */
  synchronized List<LoggedEvent> newest(int count) {
    List<LoggedEvent> events = new ArrayList<>();
    for (int i = Math.max(rows.first(), rows.end() - count); i < rows.end(); i++) {
      events.add(rows.at(i));
    }
    return events;
  }

  /**
   * A page in the order of time.
   *
   * @param reverse newest first
   */
  synchronized FoundPage page(SearchCondition condition, int position, int max, boolean reverse) {
    Hits hits = hits(condition);
    int total = hits.count();
    List<LoggedEvent> page = new ArrayList<>(Math.min(max, 64));
    for (int i = position; i < total && page.size() < max; i++) {
      page.add(rows.at(hits.at(reverse ? total - 1 - i : i)));
    }
    return new FoundPage(page, total);
  }

  private void overwrite() {
    rows.dropBefore(Math.max(rows.first(), rows.end() - capacity));
  }

  private Hits hits(SearchCondition condition) {
    if (!rows.straight()) {
      return searches.computeIfAbsent(condition, key -> new Found()).lookEverywhere(condition);
    }
    int from =
        Math.max(rows.fromSerial(condition.firstSerial()), rows.fromWall(condition.firstWall()));
    int to = Math.min(after(condition.lastSerial(), true), after(condition.lastWall(), false));
    if (!condition.looksInside()) {
      return new Range(from, Math.max(from, to));
    }
    return searches.computeIfAbsent(condition, key -> new Found()).look(condition, from, to);
  }

  private int after(long last, boolean serial) {
    if (last == Long.MAX_VALUE) {
      return rows.end();
    }
    return serial ? rows.fromSerial(last + 1) : rows.fromWall(last + 1);
  }

  private interface Hits {
    int count();

    int at(int place);
  }

  private record Range(int from, int to) implements Hits {
    @Override
    public int count() {
      return to - from;
    }

    @Override
    public int at(int place) {
      return from + place;
    }
  }

  /** Rows that a search found; those overwritten since are skipped from the front. */
  private final class Found implements Hits {
    private int[] found = new int[64];
    private int size;
    private int skipped;
    private int lookedTo = -1;

    Found look(SearchCondition condition, int from, int to) {
      for (int i = Math.max(from, lookedTo); i < to; i++) {
        if (condition.fits(rows.facts(i))) {
          keep(i);
        }
      }
      lookedTo = Math.max(lookedTo, to);
      while (skipped < size && found[skipped] < rows.first()) {
        skipped++;
      }
      return this;
    }

    Found lookEverywhere(SearchCondition condition) {
      if (lookedTo < 0) {
        for (int place = 0; place < rows.end(); place++) {
          int i = rows.atTime(place);
          if (i >= rows.first()
              && condition.inside(rows.serial(i), rows.wall(i))
              && condition.fits(rows.facts(i))) {
            keep(i);
          }
        }
        lookedTo = rows.end();
      }
      return this;
    }

    @Override
    public int count() {
      return size - skipped;
    }

    @Override
    public int at(int place) {
      return found[skipped + place];
    }

    private void keep(int index) {
      if (size == found.length) {
        found = Arrays.copyOf(found, size * 2);
      }
      found[size++] = index;
    }
  }
}

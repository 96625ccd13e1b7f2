package org.edgedaemon.simulator.cloudapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One collection: its records by id, and how often each was sent. A range of numbers that was there
 * from the beginning takes no memory. Safe for use by several threads.
 */
final class Shelf {
  private final Map<String, Held> records = new LinkedHashMap<>();
  private long first = 1;
  private long last;
  private int rangeAge;

  /** Ids that are there from the beginning. */
  synchronized void fill(long from, long to, int ageDays) {
    first = from;
    last = to;
    rangeAge = ageDays;
  }

  /** One record that is there from the beginning. */
  synchronized void put(String id, int ageDays) {
    records.put(id, new Held(ageDays));
  }

  /** Takes a record; whether it is new. */
  synchronized boolean post(String id, String body, boolean replace) {
    Held held = records.get(id);
    boolean fresh = held == null && !inRange(id);
    if (held == null) {
      held = new Held(0);
      records.put(id, held);
    }
    held.posts++;
    if (fresh || replace) {
      held.body = body;
    }
    return fresh;
  }

  synchronized boolean has(String id) {
    return records.containsKey(id) || inRange(id);
  }

  synchronized int posts(String id) {
    Held held = records.get(id);
    return held == null ? 0 : held.posts;
  }

  synchronized @Nullable String body(String id) {
    Held held = records.get(id);
    return held == null ? null : held.body;
  }

  /** How many posts came for records that were there already. */
  synchronized long repeats() {
    return records.entrySet().stream()
        .mapToLong(e -> e.getValue().posts - (inRange(e.getKey()) ? 0 : 1))
        .filter(extra -> extra > 0)
        .sum();
  }

  synchronized long size() {
    long own = records.keySet().stream().filter(id -> !inRange(id)).count();
    return own + last - first + 1;
  }

  /** Part of the ids of the last days, in a fixed order; 0 days for all. */
  synchronized List<String> ids(int days, long offset, int most) {
    long inRange = days == 0 || rangeAge < days ? last - first + 1 : 0;
    List<String> page = new ArrayList<>();
    for (long i = offset; i < inRange && page.size() < most; i++) {
      page.add(Long.toString(first + i));
    }
    own(days).skip(Math.max(0, offset - inRange)).limit(most - page.size()).forEach(page::add);
    return page;
  }

  /** Whether an id is the plain form of a number. */
  static boolean isNumber(String id) {
    boolean plain = !id.isEmpty() && id.length() <= 18 && (id.charAt(0) != '0' || id.length() == 1);
    for (int i = 0; plain && i < id.length(); i++) {
      plain = id.charAt(i) >= '0' && id.charAt(i) <= '9';
    }
    return plain;
  }

  private Stream<String> own(int days) {
    return records.entrySet().stream()
        .filter(e -> days == 0 || e.getValue().ageDays < days)
        .map(Map.Entry::getKey)
        .filter(id -> !inRange(id));
  }

  private boolean inRange(String id) {
    if (last < first || !isNumber(id)) {
      return false;
    }
    long number = Long.parseLong(id);
    return number >= first && number <= last;
  }

  private static final class Held {
    private final int ageDays;
    private int posts;
    private @Nullable String body;

    Held(int ageDays) {
      this.ageDays = ageDays;
    }
  }
}

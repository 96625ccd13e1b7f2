package org.edgedaemon.device.hikvision.search;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;
import org.jspecify.annotations.Nullable;

/**
 * What is durably known of one terminal's log in this session. Changed on the event loop only; the
 * figures may be read from anywhere.
 */
final class LogState {
  private static final int RECENT = 10_000;

  private final RecentKeys recent = new RecentKeys(RECENT);
  private final AtomicInteger epoch = new AtomicInteger();
  private final Landmarks landmarks = new Landmarks();
  private volatile @Nullable Anchor anchor;
  private final AtomicLong holes = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private boolean checkDue;
  private boolean announced = true;

  LogState(@Nullable SearchCursor known) {
    if (known != null) {
      epoch.set(known.epoch());
      adopt(known);
    }
    checkDue = proof() != null;
  }

  int epoch() {
    return epoch.get();
  }

  @Nullable Anchor anchor() {
    return anchor;
  }

  List<Anchor> landmarks() {
    return landmarks.list();
  }

  /** The other records by which this epoch is known, those below this one first. */
  List<Anchor> landmarksAround(Anchor record) {
    return landmarks.around(record);
  }

  /** Records of this epoch were seen, and are not ours yet. */
  void sighted(List<Anchor> records) {
    landmarks.addAll(records);
  }

  /** The record to ask for in order to know the epoch again; null when nothing is known of it. */
  @Nullable Anchor proof() {
    Anchor now = anchor;
    return now == null ? landmarks.highest() : now;
  }

  long highestKnown() {
    Anchor now = anchor;
    return now == null ? 0 : now.serial();
  }

  /** A cursor may know more than this session does. */
  void learn(SearchCursor cursor) {
    boolean newer = cursor.epoch() > epoch.get();
    if (newer || (cursor.epoch() == epoch.get() && cursor.serial() > highestKnown())) {
      checkDue |= newer || anchor == null;
      epoch.set(cursor.epoch());
      if (newer) {
        landmarks.clear();
      }
      adopt(cursor);
      announced |= newer;
    }
  }

  private void adopt(SearchCursor cursor) {
    anchor = cursor.anchor();
    landmarks.addAll(cursor.landmarks());
    if (anchor != null) {
      landmarks.add(anchor);
    }
  }

  /** The counter was reset: its numbers mean other records from now on. */
  void beginEpoch() {
    epoch.incrementAndGet();
    anchor = null;
    landmarks.clear();
    recent.clear();
    checkDue = false;
    announced = false;
  }

  /** Whether the epoch has been reported, so that it may be stored before its records. */
  boolean announced() {
    return announced;
  }

  void announce() {
    announced = true;
  }

  boolean checkDue() {
    return checkDue;
  }

  void suspect() {
    checkDue = true;
  }

  void checked() {
    checkDue = false;
  }

  /** The sink has these. */
  void durable(List<AccessEvent> events, List<UnreadableRow> unreadable) {
    events.forEach(event -> recent.add(RowKey.of(event)));
    advance(events);
    // From the newest on: most of a long list are none then.
    for (int i = events.size() - 1; i >= 0; i--) {
      landmarks.add(events.get(i));
    }
    unreadable.forEach(row -> recent.add(RowKey.of(row)));
  }

  /** To the one with the highest number; to the first one when nothing was known. */
  private void advance(List<AccessEvent> events) {
    boolean none = anchor == null;
    long highest = highestKnown();
    AccessEvent newest = null;
    for (AccessEvent event : events) {
      Long serial = event.serialNo();
      if ((none && newest == null) || (serial != null && serial > highest)) {
        newest = event;
        highest = serial == null ? 0 : serial;
      }
    }
    if (newest != null) {
      anchor = Anchor.of(newest);
    }
  }

  /** Whether this very record was made durable in this session and epoch. */
  boolean knows(AccessEvent event) {
    Long serial = event.serialNo();
    boolean higher = serial != null && serial > highestKnown();
    return !higher && recent.has(RowKey.of(event));
  }

  List<AccessEvent> news(List<AccessEvent> events) {
    return events.stream().filter(event -> !knows(event)).toList();
  }

  List<UnreadableRow> newUnreadable(List<UnreadableRow> rows) {
    return rows.stream().filter(row -> !recent.has(RowKey.of(row))).toList();
  }

  void countHoles(long numbers) {
    holes.addAndGet(numbers);
  }

  void countLost(long numbers) {
    lost.addAndGet(numbers);
  }

  long holes() {
    return holes.get();
  }

  long lost() {
    return lost.get();
  }
}

package org.edgedaemon.device.hikvision.search;

import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.SearchPage;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;
import org.jspecify.annotations.Nullable;

/** What a search has brought so far, in the terminal's order. Grows page by page. */
final class Found {
  /** How a search ended. */
  enum End {
    /** The terminal said that this was all, and counts as many. */
    WHOLE,
    /** The terminal said that this was all, and counts more. */
    SHORT,
    /** We stopped asking. */
    MORE
  }

  private final List<AccessEvent> events = new ArrayList<>();
  private final List<UnreadableRow> unreadable = new ArrayList<>();
  private int received;
  private int pages;
  private boolean totalsMoved;
  private boolean shrank;
  private @Nullable Integer total;
  private End end = End.MORE;

  void add(SearchPage page) {
    events.addAll(page.events());
    unreadable.addAll(page.unreadable());
    shrank |= total != null && page.total() != null && page.total() < total;
    totalsMoved |= page.total() == null || (pages > 0 && !page.total().equals(total));
    total = page.total();
    received += page.rows();
    pages++;
  }

  /** The terminal said that this was all, from this position on. */
  void finish(int start) {
    end = total == null || start + received >= total ? End.WHOLE : End.SHORT;
  }

  List<AccessEvent> events() {
    return events;
  }

  List<UnreadableRow> unreadable() {
    return unreadable;
  }

  /** As the terminal counts now; as many as came when it does not. */
  int total() {
    return total == null ? received : total;
  }

  int received() {
    return received;
  }

  End end() {
    return end;
  }

  boolean isEmpty() {
    return received == 0;
  }

  /** Whether it came in one answer, so that nothing can have moved in between. */
  boolean atOnce() {
    return pages <= 1;
  }

  /** Whether rows went away between two pages. */
  boolean shrank() {
    return shrank;
  }

  /** Whether the terminal counted the same on every page. */
  boolean steady() {
    return !totalsMoved;
  }
}

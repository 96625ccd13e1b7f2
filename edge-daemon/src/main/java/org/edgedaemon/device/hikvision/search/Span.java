package org.edgedaemon.device.hikvision.search;

import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;

/** Serial numbers from one to another, both inclusive. */
record Span(long first, long last) {
  /**
   * Of a window that is read page by page: whole pages of 30, and short-lived when it is handed on.
   */
  static final int WINDOW = 510;

  /**
   * Of a window of a terminal that answers at once: what each window costs besides its pages counts
   * more there than the time that is lost when it fails.
   */
  static final int LONG_WINDOW = 2 * WINDOW;

  /** A window's length from here; none crosses the end that every firmware takes. */
  static Span window(long first) {
    return of(first, WINDOW);
  }

  /** The same for a terminal that answers at once and has every number so far. */
  static Span longWindow(long first) {
    return of(first, LONG_WINDOW);
  }

  private static Span of(long first, int width) {
    return new Span(first, Math.min(first + width - 1, endFrom(first)));
  }

  /** All from here that can be asked for at once. */
  static Span openFrom(long first) {
    return new Span(first, endFrom(first));
  }

  static boolean exists(long first) {
    return first <= SearchCapabilities.HIGHEST_SERIAL;
  }

  long width() {
    return last - first + 1;
  }

  boolean isFirst(AccessEvent event) {
    Long serial = event.serialNo();
    return serial != null && serial == first;
  }

  Window window() {
    return Window.serials(first, last);
  }

  /** Cut into pieces of at most so many. */
  List<Span> slices(int size) {
    List<Span> slices = new ArrayList<>();
    for (long at = first; at <= last; at += size) {
      slices.add(new Span(at, Math.min(at + size - 1, last)));
    }
    return slices;
  }

  /** The runs of numbers that are not among the rows. */
  List<Span> missing(Rows rows) {
    List<Span> runs = new ArrayList<>();
    long start = 0;
    for (long at = first; at <= last; at++) {
      if (rows.has(at)) {
        if (start != 0) {
          runs.add(new Span(start, at - 1));
        }
        start = 0;
      } else if (start == 0) {
        start = at;
      }
    }
    if (start != 0) {
      runs.add(new Span(start, last));
    }
    return runs;
  }

  private static long endFrom(long first) {
    return first <= SearchCapabilities.PLAIN_MAX_SERIAL
        ? SearchCapabilities.PLAIN_MAX_SERIAL
        : SearchCapabilities.HIGHEST_SERIAL;
  }
}

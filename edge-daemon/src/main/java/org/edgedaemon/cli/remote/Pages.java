package org.edgedaemon.cli.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.edgedaemon.admin.Page;
import org.jspecify.annotations.Nullable;

/** Walks through the pages of a list. */
final class Pages {
  private Pages() {}

  /** Every item of a paged list. */
  static <T> List<T> all(LongFunction<Page<T>> pageAfter) {
    List<T> items = new ArrayList<>();
    @Nullable Long after = Long.valueOf(0);
    while (after != null) {
      Page<T> page = pageAfter.apply(after);
      items.addAll(page.items());
      after = further(page, after);
    }
    return items;
  }

  /** A next that does not move would make the walk endless. */
  private static @Nullable Long further(Page<?> page, long after) {
    Long next = page.next();
    return next == null || next <= after ? null : next;
  }
}

package org.edgedaemon.admin;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list.
 *
 * @param next what to pass as {@code after} to get the next part; null at the end
 */
public record Page<T>(List<T> items, @Nullable Long next) {
  public Page {
    items = List.copyOf(items);
  }

  /** A part of a list that is at hand: {@code after} items are skipped. */
  public static <T> Page<T> slice(List<T> all, long after, int limit) {
    int from = (int) Math.min(Math.max(after, 0), all.size());
    int to = (int) Math.min((long) from + limit, all.size());
    return new Page<>(all.subList(from, to), to < all.size() ? Long.valueOf(to) : null);
  }

  /** What a store answered to a question for {@code limit} items: a full answer may have more. */
  public static <T> Page<T> of(List<T> items, int limit, Function<T, Long> key) {
    boolean full = !items.isEmpty() && items.size() >= limit;
    return new Page<>(items, full ? key.apply(items.get(items.size() - 1)) : null);
  }
}

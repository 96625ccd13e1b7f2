package org.edgedaemon.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list whose order is not that of numbers.
 *
 * @param next what to pass as {@code after} to get the next part; null at the end
 */
public record CursorPage<T>(List<T> items, @Nullable String next) {
  public CursorPage {
    items = List.copyOf(items);
  }
}

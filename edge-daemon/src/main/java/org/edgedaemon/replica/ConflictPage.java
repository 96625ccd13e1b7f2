package org.edgedaemon.replica;

/**
 * Which conflicts to list.
 *
 * @param before only those with smaller ids; {@link Long#MAX_VALUE} for the first page
 * @param openOnly without those that were settled by hand
 * @param limit 1 to 1,000
 */
public record ConflictPage(long before, boolean openOnly, int limit) {
  private static final int MAX_LIMIT = 1_000;

  public ConflictPage {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " conflicts");
    }
  }
}

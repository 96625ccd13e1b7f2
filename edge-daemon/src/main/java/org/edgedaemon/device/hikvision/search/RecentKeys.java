package org.edgedaemon.device.hikvision.search;

/**
 * At least the last so many keys of what is durable, so that an overlap is not handed over again.
 * Two generations, each without an object per key: a fleet of full logs has millions of them.
 */
final class RecentKeys {
  private final int limit;
  private KeyTable now = new KeyTable();
  private KeyTable before = new KeyTable();

  /**
   * @param limit keys that are remembered for certain; up to twice as many are
   */
  RecentKeys(int limit) {
    this.limit = limit;
  }

  void add(RowKey key) {
    if (now.size() == limit) {
      KeyTable oldest = before;
      before = now;
      now = oldest;
      now.clear();
    }
    now.add(key);
  }

  boolean has(RowKey key) {
    return now.has(key) || before.has(key);
  }

  void clear() {
    now = new KeyTable();
    before = new KeyTable();
  }
}

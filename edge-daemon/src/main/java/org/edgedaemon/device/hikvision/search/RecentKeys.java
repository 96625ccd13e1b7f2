package org.edgedaemon.device.hikvision.search;

import java.util.LinkedHashSet;
import java.util.Set;

/** The last so many keys of what is durable, so that an overlap is not handed over again. */
final class RecentKeys {
  private final int limit;
  private final Set<String> keys = new LinkedHashSet<>();

  RecentKeys(int limit) {
    this.limit = limit;
  }

  void add(String key) {
    keys.remove(key);
    keys.add(key);
    if (keys.size() > limit) {
      var oldest = keys.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  boolean has(String key) {
    return keys.contains(key);
  }

  void clear() {
    keys.clear();
  }
}

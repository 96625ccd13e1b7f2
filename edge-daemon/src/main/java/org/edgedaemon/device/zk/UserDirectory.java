package org.edgedaemon.device.zk;

import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.edgedaemon.device.zk.codec.UserResult.User;
import org.jspecify.annotations.Nullable;

/**
 * The users of one terminal as last read: names by pin, pins by the terminal's own row number.
 * Bounded. Lives on the session's thread.
 */
final class UserDirectory {
  /** Beyond this many users the rest goes without names. */
  static final int MAX_USERS = 20_000;

  private static final Duration REREAD_AFTER = Duration.ofHours(1);

  private Map<String, String> names = Map.of();
  private IntObjectMap<String> pins = new IntObjectHashMap<>(1);
  private @Nullable Instant readAt;
  private boolean strangerSeen;

  /** Takes a whole user list. */
  void replace(List<User> users, Instant now) {
    Map<String, String> newNames = new HashMap<>();
    IntObjectMap<String> newPins = new IntObjectHashMap<>();
    for (User user : users.subList(0, Math.min(users.size(), MAX_USERS))) {
      newNames.put(user.userId(), user.name());
      if (user.uid() != 0) {
        newPins.put(user.uid(), user.userId());
      }
    }
    names = newNames;
    pins = newPins;
    readAt = now;
    strangerSeen = false;
  }

  boolean isRead() {
    return readAt != null;
  }

  int size() {
    return names.size();
  }

  /** A person's name, or null. A pin that is not listed makes the list due for another read. */
  @Nullable String nameOf(String pin) {
    String name = names.get(pin);
    if (name == null) {
      strangerSeen = true;
    }
    return name == null || name.isEmpty() ? null : name;
  }

  /** The pin of the user in this row, or null. */
  @Nullable String pinOf(int uid) {
    return pins.get(uid);
  }

  /** Whether the list should be read again: an unknown pin was seen, and not too soon. */
  boolean isDue(Instant now) {
    Instant last = readAt;
    return last == null || (strangerSeen && !now.isBefore(last.plus(REREAD_AFTER)));
  }
}

package org.edgedaemon.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;

/**
 * The secret paths of one listener and who is behind each. Compares digests in constant time, so
 * that a common start of a guess does not show. Any thread.
 */
final class PushDoors {
  private static final class Door {
    private final byte[] digest;
    private final PushTarget target;

    Door(byte[] digest, PushTarget target) {
      this.digest = digest;
      this.target = target;
    }

    DeviceId device() {
      return target.id();
    }
  }

  private final List<Door> doors = new CopyOnWriteArrayList<>();

  /** In the place of an older one of the same device. */
  void put(Secret path, PushTarget target) {
    Door door = new Door(digest(path.reveal()), target);
    // First the new one: in between the device has two doors rather than none.
    doors.add(0, door);
    doors.removeIf(other -> !other.equals(door) && other.device().equals(target.id()));
  }

  void remove(DeviceId device) {
    doors.removeIf(door -> door.device().equals(device));
  }

  List<DeviceId> devices() {
    return doors.stream().map(Door::device).toList();
  }

  /** Nobody when the path is not one of ours. */
  List<PushTarget> behind(String path) {
    byte[] guess = digest(path);
    List<PushTarget> found = new ArrayList<>();
    for (Door door : doors) {
      if (MessageDigest.isEqual(door.digest, guess)) {
        found.add(door.target);
      }
    }
    return found;
  }

  private static byte[] digest(String path) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

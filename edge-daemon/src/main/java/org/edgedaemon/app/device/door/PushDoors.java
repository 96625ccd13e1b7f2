package org.edgedaemon.app.device.door;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;

/** The secret paths of one listener and who is behind each. Any thread. */
final class PushDoors {
  private record Door(Secret path, PushTarget target) {}

  private final List<Door> doors = new CopyOnWriteArrayList<>();

  /** In the place of an older one of the same device. */
  void put(Secret path, PushTarget target) {
    remove(target.id());
    doors.add(new Door(path, target));
  }

  void remove(DeviceId device) {
    doors.removeIf(door -> door.target().id().equals(device));
  }

  List<DeviceId> devices() {
    return doors.stream().map(door -> door.target().id()).toList();
  }

  Map<Secret, List<PushTarget>> byPath() {
    Map<Secret, List<PushTarget>> found = new LinkedHashMap<>();
    for (Door door : doors) {
      found.computeIfAbsent(door.path(), path -> new ArrayList<>()).add(door.target());
    }
    return found;
  }
}

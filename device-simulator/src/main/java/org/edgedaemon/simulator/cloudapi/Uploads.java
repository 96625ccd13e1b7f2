package org.edgedaemon.simulator.cloudapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that came, by directory and name: a repeat replaces. Safe for several threads. */
final class Uploads {
  private final Map<String, StoredFile> files = new LinkedHashMap<>();
  private long whole;
  private long broken;

  synchronized void store(String directory, FilePart part) {
    String place = directory + "/" + part.name();
    StoredFile before = files.get(place);
    int times = before == null ? 1 : before.times() + 1;
    files.put(
        place,
        new StoredFile(
            directory, part.name(), part.mediaType(), part.size(), part.sha256(), times));
    whole++;
  }

  synchronized void broken() {
    broken++;
  }

  synchronized List<StoredFile> all() {
    return List.copyOf(files.values());
  }

  synchronized long wholeCount() {
    return whole;
  }

  synchronized long brokenCount() {
    return broken;
  }
}

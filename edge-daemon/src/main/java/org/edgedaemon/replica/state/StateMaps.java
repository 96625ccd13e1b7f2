package org.edgedaemon.replica.state;

import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;

/**
 * The maps of a state's file. Rows are keyed by table, NUL, key.
 *
 * <pre>
 * bases      row -> "version;0 or 1 for deleted;image as JSON", versions in microseconds
 * pending    row -> ""
 * unsettled  row -> fields, with NUL between them
 * skipped    row -> version
 * notes      "mark", "compared" and the like -> text
 * </pre>
 *
 * @param store nothing is written but by its commit
 */
record StateMaps(
    MVStore store,
    MVMap<String, String> bases,
    MVMap<String, String> pending,
    MVMap<String, String> unsettled,
    MVMap<String, String> skipped,
    MVMap<String, String> notes) {
  /** A round passes through the file once: more would only grow old in the heap. */
  private static final int CACHE_MEGABYTES = 1;

  static StateMaps open(Path file) {
    MVStore store =
        new MVStore.Builder()
            .fileName(file.toString())
            .autoCommitDisabled()
            .autoCompactFillRate(0)
            .cacheSize(CACHE_MEGABYTES)
            .open();
    store.setVersionsToKeep(0);
    return new StateMaps(
        store,
        map(store, "bases"),
        map(store, "pending"),
        map(store, "unsettled"),
        map(store, "skipped"),
        map(store, "notes"));
  }

  /** Nothing is under way when the file is opened: what was then has to be sent again. */
  void resume() {
    unsettled.keySet().forEach(row -> pending.put(row, ""));
  }

  void clear() {
    bases.clear();
    pending.clear();
    unsettled.clear();
    skipped.clear();
    notes.clear();
  }

  private static MVMap<String, String> map(MVStore store, String name) {
    return store.openMap(
        name,
        new MVMap.Builder<String, String>()
            .keyType(StringDataType.INSTANCE)
            .valueType(StringDataType.INSTANCE));
  }
}

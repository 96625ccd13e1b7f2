package org.edgedaemon.replica;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the master knows of a row.
 *
 * @param version of its last change
 * @param image of a deleted row the last one, kept as long as the tombstone
 * @param stamps of each field, when it got the value that it has
 * @param deletion when it was deleted; null when it was not
 * @param origin the slave that this image came from whole, which need not be told; null when the
 *     master or a merge made it
 * @param taken changes whose answer was no more than the version that they made
 */
public record MasterRow(
    RowId row,
    Version version,
    RowImage image,
    Map<String, Stamp> stamps,
    @Nullable Stamp deletion,
    @Nullable String origin,
    TakenChanges taken) {
  public MasterRow {
    stamps = FieldMap.copyOf(stamps);
  }

  public boolean deleted() {
    return deletion != null;
  }

  /**
   * Whether all of its fields are known, or were: not of a row that was first heard of when
   * somebody told that it was deleted.
   */
  public boolean isWhole() {
    return deletion == null || !stamps.isEmpty();
  }

  /** What was done to this row that a slave had not seen when it changed it, by field. */
  public Map<String, Stamp> unseenBy(String slave, Change change) {
    Map<String, Stamp> unseen = new TreeMap<>();
    Stamp seen = null;
    for (Map.Entry<String, Stamp> field : stamps.entrySet()) {
      // Most fields share one.
      if (field.getValue().equals(seen)) {
        continue;
      }
      if (field.getValue().isUnseenBy(slave, change)) {
        unseen.put(field.getKey(), field.getValue());
      } else {
        seen = field.getValue();
      }
    }
    return unseen;
  }

  /**
   * When and by whom something was done.
   *
   * @param version the master's version that brought it
   * @param updatedAt by the word of whoever changed it, by the master's clock
   * @param by the slave; null for the master
   */
  public record Stamp(Version version, Instant updatedAt, @Nullable String by) {
    /**
     * Whether a slave had not seen this when it made a change. What it did itself it knows, also
     * where it got no answer, unless it has lost its memory or went back to an older one.
     */
    public boolean isUnseenBy(String slave, Change change) {
      if (change.again() && slave.equals(by)) {
        return false;
      }
      Version base = change.base();
      return base == null || version.isAfter(base);
    }
  }
}

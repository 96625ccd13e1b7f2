package org.edgedaemon.replica;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the master knows of a row.
 *
 * @param version of its last change
 * @param deleted it is gone; its last image is kept as long as the tombstone
 * @param stamps of each field, when it got the value that it has
 * @param deletedAt when it was deleted by the deleter's word; null when it was not
 * @param origin the slave that this image came from whole, which need not be told; null when the
 *     master or a merge made it
 */
public record MasterRow(
    RowId row,
    Version version,
    boolean deleted,
    RowImage image,
    Map<String, Stamp> stamps,
    @Nullable Instant deletedAt,
    @Nullable String origin) {
  public MasterRow {
    stamps = Map.copyOf(stamps);
    if (deleted != (deletedAt != null)) {
      throw new IllegalArgumentException("a deleted row, and no other, has the time of it");
    }
  }

  /**
   * When a field got its value.
   *
   * @param version the master's version that brought it
   * @param updatedAt by the word of whoever changed it
   */
  public record Stamp(Version version, Instant updatedAt) {}
}

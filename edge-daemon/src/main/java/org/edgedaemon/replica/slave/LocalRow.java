package org.edgedaemon.replica.slave;

import java.util.Optional;
import java.util.Set;
import org.edgedaemon.replica.Base;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.TableSpec;
import org.jspecify.annotations.Nullable;

/**
 * A row as the office has it, beside what was agreed on.
 *
 * @param image empty when the office does not have it
 * @param base null when nothing was agreed on
 * @param unsettled fields that were sent and not answered for; null when nothing was
 */
record LocalRow(
    TableSpec spec,
    RowId id,
    Optional<RowImage> image,
    @Nullable Base base,
    @Nullable Set<String> unsettled) {
  /** Whether there is nothing to send. */
  boolean isAgreed() {
    return unsettled == null && isAsAgreed();
  }

  /** Whether the office has it just so; the time of the last change does not count. */
  boolean is(Optional<RowImage> other) {
    if (image.isEmpty() || other.isEmpty()) {
      return image.isEmpty() == other.isEmpty();
    }
    return isSame(image.get(), other.get());
  }

  /** The same, whatever was sent and not answered for. */
  boolean isAsAgreed() {
    if (base == null || base.deleted()) {
      return image.isEmpty();
    }
    return image.isPresent() && isSame(image.get(), base.image());
  }

  private boolean isSame(RowImage one, RowImage other) {
    Set<String> differing = one.differing(other);
    differing.remove(spec.updatedAt());
    return differing.isEmpty();
  }
}

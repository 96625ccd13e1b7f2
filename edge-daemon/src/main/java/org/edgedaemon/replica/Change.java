package org.edgedaemon.replica;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row that was changed at a slave, on its way to the master.
 *
 * @param id the change's own id: the same for the same change, however often it is sent
 * @param image the row as it is now; of a delete the row as it was last known, if it was; with
 *     changes only, the key, the time and the changed fields
 * @param whole whether the image has all fields of the row
 * @param changed fields that differ from the base; all of the image where nothing is known of a
 *     base
 * @param base the newest version of the row that the slave has seen; null for none
 * @param again whether the slave has sent something of this row before and knows of no answer: what
 *     the master has of it after the base is then what this one follows. Without that, it is
 *     something that the slave has forgotten
 * @param updatedAt when it was changed, by the master's clock: the slave's own clock is corrected
 */
public record Change(
    String id,
    RowId row,
    Action action,
    RowImage image,
    boolean whole,
    Set<String> changed,
    @Nullable Version base,
    boolean again,
    Instant updatedAt) {
  public static final int MAX_ID = 128;

  public Change {
    changed = FieldNames.unchanging(changed);
    if (id.isEmpty() || id.length() > MAX_ID) {
      throw new IllegalArgumentException("a change's id has 1 to " + MAX_ID + " characters");
    }
  }
}

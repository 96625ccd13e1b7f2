package org.edgedaemon.replica.merge;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.edgedaemon.replica.Action;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterRow.Stamp;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.TableSpec;
import org.jspecify.annotations.Nullable;

/**
 * Judges one change against the row as the master has it.
 *
 * <p>A field is contested when both sides have changed it to different values and the slave had not
 * seen what the master has. What it did itself and got no answer for counts as seen. The newer of
 * the two stands, by {@code updated_at} after the correction of clocks; of equal times the
 * master's. Fields that only one side has changed are both kept. A delete against an update that it
 * had not seen: the newer of the two stands, of equal times the update, so that nothing goes by
 * chance. The time of the last change is never contested: it follows whoever wrote last.
 */
public final class Merge {
  private Merge() {}

  /**
   * The rule.
   *
   * @param current the row as the master has it, tombstones included; empty when it never had it
   */
  public static Verdict judge(
      TableSpec spec, Optional<MasterRow> current, Change change, String slave) {
    if (current.isEmpty()) {
      return unknown(change);
    }
    MasterRow row = current.get();
    if (change.action() == Action.DELETE) {
      return row.deleted() ? new Verdict.Nothing() : delete(row, change, slave);
    }
    Stamp deletion = row.deletion();
    return deletion == null
        ? update(spec, row, change, slave)
        : revive(row, deletion, change, slave);
  }

  private static Verdict unknown(Change change) {
    if (change.action() == Action.DELETE) {
      return new Verdict.Erase(Set.of());
    }
    return change.whole()
        ? new Verdict.Write(change.image(), names(change.image()), Set.of(), Set.of())
        : new Verdict.Incomplete();
  }

  private static Verdict delete(MasterRow row, Change change, String slave) {
    Map<String, Stamp> unseen = row.unseenBy(slave, change);
    Optional<Instant> newest =
        unseen.values().stream().map(Stamp::updatedAt).max(Instant::compareTo);
    return newest.isEmpty() || change.updatedAt().isAfter(newest.get())
        ? new Verdict.Erase(unseen.keySet())
        : new Verdict.Stands(unseen.keySet());
  }

  private static Verdict revive(MasterRow row, Stamp deletion, Change change, String slave) {
    if (!row.isWhole() && !change.whole()) {
      return new Verdict.Incomplete();
    }
    RowImage image = row.image().with(change.image(), names(change.image()));
    if (!deletion.isUnseenBy(slave, change)) {
      return new Verdict.Write(image, names(image), Set.of(), Set.of());
    }
    return change.updatedAt().isBefore(deletion.updatedAt())
        ? new Verdict.Stands(change.changed())
        : new Verdict.Write(image, names(image), change.changed(), Set.of());
  }

  private static Verdict update(TableSpec spec, MasterRow row, Change change, String slave) {
    Set<String> differing = row.image().differing(change.image());
    differing.retainAll(change.changed());
    differing.remove(spec.updatedAt());
    Map<String, Stamp> unseen = row.unseenBy(slave, change);
    Set<String> contested = new TreeSet<>();
    Set<String> lost = new TreeSet<>();
    unseen.forEach(
        (field, stamp) -> {
          if (differing.contains(field)) {
            contested.add(field);
            if (!change.updatedAt().isAfter(stamp.updatedAt())) {
              lost.add(field);
            }
          }
        });
    Set<String> taken = differing;
    taken.removeAll(lost);
    if (taken.isEmpty()) {
      return lost.isEmpty() ? new Verdict.Nothing() : new Verdict.Stands(lost);
    }
    if (isNewer(row.stamps().get(spec.updatedAt()), change.updatedAt())) {
      taken.add(spec.updatedAt());
    }
    return new Verdict.Write(row.image().with(change.image(), taken), taken, contested, lost);
  }

  private static boolean isNewer(@Nullable Stamp known, Instant updatedAt) {
    return known == null || updatedAt.isAfter(known.updatedAt());
  }

  private static Set<String> names(RowImage image) {
    return image.names();
  }
}

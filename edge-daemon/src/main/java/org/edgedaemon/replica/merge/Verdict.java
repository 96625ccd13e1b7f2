package org.edgedaemon.replica.merge;

import java.util.Set;
import org.edgedaemon.replica.FieldNames;
import org.edgedaemon.replica.RowImage;

/** What is to be done with a change. */
public sealed interface Verdict {
  /** The row is as the change wants it. */
  record Nothing() implements Verdict {}

  /**
   * The row stays as the others have made it.
   *
   * @param contested what both sides had changed
   */
  record Stands(Set<String> contested) implements Verdict {
    public Stands {
      contested = Set.copyOf(contested);
    }
  }

  /**
   * The row becomes this.
   *
   * @param taken the fields that the slave's values were taken for
   * @param contested what both sides had changed; empty when there was no conflict
   * @param lost those of the contested in which the others' values stand
   */
  record Write(RowImage image, Set<String> taken, Set<String> contested, Set<String> lost)
      implements Verdict {
    public Write {
      taken = FieldNames.unchanging(taken);
      contested = Set.copyOf(contested);
      lost = Set.copyOf(lost);
    }
  }

  /**
   * The row goes.
   *
   * @param contested what others had changed before and the slave had not seen
   */
  record Erase(Set<String> contested) implements Verdict {
    public Erase {
      contested = Set.copyOf(contested);
    }
  }

  /** The change names only some fields of a row that is not known here, but for its delete. */
  record Incomplete() implements Verdict {}
}

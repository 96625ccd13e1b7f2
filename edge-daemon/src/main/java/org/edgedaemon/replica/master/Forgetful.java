package org.edgedaemon.replica.master;

import java.util.function.Supplier;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/**
 * Notices a slave that went back to an older state, as after a restore from a backup: it asks for
 * what it said before that it had. It has then forgotten its own later changes too, and gets these
 * as well, up to where the master was when it noticed. Not for several threads.
 */
public final class Forgetful {
  private @Nullable Version until;

  /**
   * One that may be in the midst of it.
   *
   * @param until what was noted before the start; null for nothing
   */
  public Forgetful(@Nullable Version until) {
    this.until = until;
  }

  /**
   * Whether it needs its own changes too.
   *
   * @param since what it asks for
   * @param seen what it said that it had; null for nothing
   * @param newest of the master
   */
  public boolean needsItsOwn(Version since, @Nullable Version seen, Supplier<Version> newest) {
    if (seen != null && seen.isAfter(since)) {
      // Anew each time: it may go back once more before it has caught up.
      until = newest.get();
    }
    return until().isAfter(since);
  }

  /** Up to where it gets them; {@link Version#NONE} when it needs none. */
  public Version until() {
    Version known = until;
    return known == null ? Version.NONE : known;
  }
}

package org.edgedaemon.admin;

/** Told now and then how far a long operation is. Any thread; must not block for long. */
@FunctionalInterface
public interface ProgressListener {
  /** The total of an operation that does not know its own. */
  long UNKNOWN = -1;

  /** Hears nothing. */
  ProgressListener NONE = (done, total) -> {};

  /**
   * Says how far it is.
   *
   * @param done in the operation's unit (records, entries, bytes)
   * @param total the same unit, or {@link #UNKNOWN}
   */
  void progress(long done, long total);
}

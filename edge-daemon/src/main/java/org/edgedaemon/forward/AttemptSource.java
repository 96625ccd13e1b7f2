package org.edgedaemon.forward;

/** Where attempts come from. */
interface AttemptSource {
  boolean hasNext();

  /** The next one. Only after a yes of {@link #hasNext}. */
  Attempt next();
}

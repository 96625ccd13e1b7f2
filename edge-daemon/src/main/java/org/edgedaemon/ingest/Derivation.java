package org.edgedaemon.ingest;

import java.util.List;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.punch.Punch;

/**
 * What follows from punches: entries that are written in the same append as the punches they are
 * made of, so that both are durable together. Called on the ingest scheduler's thread.
 */
@FunctionalInterface
public interface Derivation {
  /** Nothing follows. */
  Derivation NONE = punches -> Derived.NOTHING;

  /** Never fails: nothing may keep a punch from being written. */
  Derived of(List<Punch> punches);

  /** What followed from some punches. */
  interface Derived {
    Derived NOTHING =
        new Derived() {
          @Override
          public List<Entry> entries() {
            return List.of();
          }

          @Override
          public void written(boolean durable) {
            // Nobody waits for nothing.
          }
        };

    List<Entry> entries();

    /**
     * Told once, before the device is told. When not durable, the same punches may come again. Any
     * thread.
     */
    void written(boolean durable);
  }
}

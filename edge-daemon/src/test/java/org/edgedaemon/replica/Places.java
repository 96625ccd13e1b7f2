package org.edgedaemon.replica;

import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;

/** Where a world is: in memory, or in databases. */
interface Places {
  /** An empty database. */
  Place place(String name, Supplier<Instant> clock, Random random);

  MasterStore store(Place centre);

  SlaveState state(String name);

  /** Whether the state comes back from where it was kept, as after a crash. */
  SlaveState again(String name, SlaveState state);

  /** Keeps a copy. */
  default Supplier<SlaveState> backup(SlaveState state) {
    throw new UnsupportedOperationException();
  }

  /** In memory. */
  static Places memory() {
    return new Places() {
      @Override
      public Place place(String name, Supplier<Instant> clock, Random random) {
        return new MemoryTables(clock, random.nextBoolean(), random.nextBoolean());
      }

      @Override
      public MasterStore store(Place centre) {
        return new MemoryMasterStore((MemoryTables) centre);
      }

      @Override
      public SlaveState state(String name) {
        return new MemorySlaveState();
      }

      @Override
      public SlaveState again(String name, SlaveState state) {
        return ((MemorySlaveState) state).crashed();
      }

      @Override
      public Supplier<SlaveState> backup(SlaveState state) {
        MemorySlaveState kept = ((MemorySlaveState) state).backup();
        return kept::backup;
      }
    };
  }
}

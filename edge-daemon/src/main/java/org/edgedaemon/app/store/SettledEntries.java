package org.edgedaemon.app.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.edgedaemon.journal.JournalStore;
import org.edgedaemon.outbox.h2.H2DeliveryLog;

/** A journal whose entries take the records of their deliveries with them. */
record SettledEntries(JournalStore journal, H2DeliveryLog deliveries) implements JournalStore {
  @Override
  public long backup(Path file) {
    return journal.backup(file);
  }

  @Override
  public long deleteSettled(Instant cutoff, long settled) {
    long deleted = journal.deleteSettled(cutoff, settled);
    if (deleted > 0) {
      deliveries.forget(settled);
    }
    return deleted;
  }

  @Override
  public long bytes() {
    return journal.bytes();
  }

  @Override
  public List<String> verify() {
    return journal.verify();
  }
}

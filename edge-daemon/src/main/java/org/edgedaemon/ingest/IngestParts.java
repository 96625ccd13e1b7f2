package org.edgedaemon.ingest;

import java.time.Instant;
import java.time.InstantSource;
import org.edgedaemon.intake.Intake;

/** What every device loop is made of besides its device. */
record IngestParts(
    IngestStores stores,
    IngestTime time,
    EntryWriter writer,
    Derivation derivation,
    Backoff backoff,
    RunBook runs) {

  static IngestParts of(String site, IngestStores stores, IngestTime time) {
    return of(site, stores, time, Derivation.NONE);
  }

  static IngestParts of(String site, IngestStores stores, IngestTime time, Derivation derivation) {
    return new IngestParts(
        stores,
        time,
        new EntryWriter(site, time.clock()),
        derivation,
        new Backoff(time.random()),
        new RunBook(stores.journal(), stores.history(), time.blocking()));
  }

  Scheduler scheduler() {
    return time.scheduler();
  }

  InstantSource clock() {
    return time.clock();
  }

  Instant now() {
    return time.clock().instant();
  }

  Intake intake() {
    return stores.intake();
  }
}

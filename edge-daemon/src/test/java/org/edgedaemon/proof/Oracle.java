package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Compares what people did with what arrived. */
final class Oracle {
  /** Much more than it takes: a busy machine is no failure. */
  private static final Duration TO_SETTLE = Duration.ofSeconds(150);

  private final Office office;
  private final ForkedDaemon daemon;

  Oracle(Office office, ForkedDaemon daemon) {
    this.office = office;
    this.daemon = daemon;
  }

  /**
   * What a terminal saw acknowledged is durable: with the terminals out of reach, so that nothing
   * can be read again.
   */
  void acknowledgedIsJournaled() throws IOException {
    Set<String> acknowledged = office.acknowledged();
    Await.within(TO_SETTLE, () -> journaledIds().containsAll(acknowledged));
    Set<String> missing = new HashSet<>(acknowledged);
    missing.removeAll(journaledIds());
    assertThat(missing).as("acknowledged, but not in the journal").isEmpty();
  }

  /** Once nobody punches any more: all of it is everywhere, and nothing else. */
  void everythingArrived() throws IOException {
    everythingArrived(true);
  }

  /**
   * As {@link #everythingArrived()}.
   *
   * @param sequencesToo whether any store is left that could know which sequences were given
   */
  void everythingArrived(boolean sequencesToo) throws IOException {
    Set<String> held = office.held();
    // A damaged page of the journal shows when it is read: then it heals, and is read again.
    AtomicReference<List<JsonNode>> read = new AtomicReference<>(List.of());
    Await.within(TO_SETTLE, () -> !daemon.isAlive() || isSettled(held, read));
    assertThat(daemon.isAlive())
        .as("the daemon runs; its log ends with:%n%s", daemon.log())
        .isTrue();
    List<JsonNode> journal = read.get();
    Set<String> ids = ids(journal);
    assertThat(missing(held, ids))
        .as("not in the journal; the daemon's log ends with:%n%s", daemon.log())
        .isEmpty();
    assertThat(missing(ids, held)).as("in the journal, but never punched").isEmpty();
    assertThat(journal).as("entries in the journal").hasSize(held.size());
    Set<String> delivered = Set.copyOf(office.cloud.eventIds());
    assertThat(missing(held, delivered))
        .as("not in the cloud; the daemon's log ends with:%n%s", daemon.log())
        .isEmpty();
    assertThat(missing(delivered, held)).as("in the cloud, but never punched").isEmpty();
    assertThat(missing(office.acknowledged(), ids)).isEmpty();
    if (sequencesToo) {
      assertThat(office.reusedSequences()).as("sequences given twice").isEmpty();
    }
    assertThat(office.misbehaviour()).as("towards the terminals").isEmpty();
  }

  private boolean isSettled(Set<String> held, AtomicReference<List<JsonNode>> read)
      throws IOException {
    read.set(daemon.journal());
    return daemon.journaled() == held.size()
        && arrived(held) == held.size()
        && read.get().size() == held.size();
  }

  private long arrived(Set<String> held) {
    return held.stream().filter(office.cloud.eventIds()::contains).count();
  }

  private static Set<String> missing(Set<String> wanted, Set<String> there) {
    Set<String> missing = new HashSet<>(wanted);
    missing.removeAll(there);
    return missing;
  }

  private Set<String> journaledIds() throws IOException {
    return ids(daemon.journal());
  }

  private static Set<String> ids(List<JsonNode> journal) {
    Set<String> ids = new HashSet<>();
    journal.forEach(entry -> ids.add(entry.path("event_id").asText()));
    return ids;
  }
}

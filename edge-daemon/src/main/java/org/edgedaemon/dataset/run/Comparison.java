package org.edgedaemon.dataset.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.Reach;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.SyncLedger;
import org.edgedaemon.dataset.SyncProgress.Compared;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.dataset.ids.IdSet;
import org.edgedaemon.dataset.ids.IdSpool;
import org.edgedaemon.dataset.ids.IdSpool.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the cloud lacks, and what it has in an older version. The cloud's ids are held in a
 * set, the office's only looked at; what differs goes into two files of ids.
 */
final class Comparison {
  /** A version that no record has: a push of the record has begun, its end is not known. */
  static final String PUSHING = "pushing";

  private static final int VERSIONS_AT_ONCE = 500;

  private final Dataset dataset;
  private final Window window;
  private final RunContext run;
  private final IdSpool missing;
  private final IdSpool changed;
  private final boolean remembers;
  private final Map<RecordId, String> versions = new HashMap<>();
  private IdSet cloud;
  private IdSet seen;
  private long inOffice;

  /**
   * @param remembers whether versions that are seen for the first time are kept; not in a dry run
   */
  Comparison(
      Dataset dataset,
      Window window,
      RunContext run,
      IdSpool missing,
      IdSpool changed,
      boolean remembers) {
    this.dataset = dataset;
    this.window = window;
    this.run = run;
    this.missing = missing;
    this.changed = changed;
    this.remembers = remembers;
    this.cloud = new IdSet(run.maxIds(), run.time().randomBits());
    this.seen = new IdSet(0, 0);
  }

  /** Streams the cloud's ids; says what stands against it, null for nothing. */
  @Nullable String listCloud() {
    Retry retry = new Retry(run.time().random());
    for (int tried = 1; ; tried++) {
      cloud = new IdSet(run.maxIds(), run.time().randomBits());
      Reach reach = run.ports().cloud().ids(dataset, window, this::inCloud);
      run.stop().obey();
      boolean again = reach instanceof Reach.Unreachable && tried < Retry.TRIES;
      if (!again) {
        return Words.of(reach);
      }
      Pause.of(retry.delay(tried, Optional.empty()), run);
      run.stop().obey();
    }
  }

  /** Streams the office's ids against them. */
  Compared compare() {
    long listed = cloud.size();
    seen = new IdSet(run.maxIds() - listed, run.time().randomBits());
    run.source(dataset.name()).ids(window, this::inOffice);
    judgeVersions();
    return new Compared(dataset.name(), listed, inOffice, missing.count(), changed.count());
  }

  /** What the cloud has; complete when the list came to its end. */
  IdSet cloud() {
    return cloud;
  }

  private void inCloud(RecordId id) {
    run.stop().obey();
    cloud.add(id);
  }

  private void inOffice(RecordId id, @Nullable String version) {
    run.stop().obey();
    inOffice++;
    if (!cloud.contains(id)) {
      if (isFirst(id)) {
        missing.add(id, version);
      }
    } else if (version != null && dataset.update().isPresent()) {
      versions.put(id, version);
      if (versions.size() >= VERSIONS_AT_ONCE) {
        judgeVersions();
      }
    }
  }

  /**
   * A source may name a record twice. When there is no room to know all of them, it is sent twice:
   * the cloud then has it already.
   */
  private boolean isFirst(RecordId id) {
    boolean full = cloud.size() + seen.size() >= run.maxIds();
    return full ? !seen.contains(id) : seen.add(id);
  }

  /** Of what was never sent from here, the version of the first comparison is taken as sent. */
  private void judgeVersions() {
    SyncLedger ledger = run.ports().ledger();
    Map<RecordId, String> sent =
        versions.isEmpty()
            ? Map.of()
            : ledger.versions(dataset.name(), List.copyOf(versions.keySet()));
    Map<RecordId, String> first = new HashMap<>();
    versions.forEach(
        (id, version) -> {
          String before = sent.get(id);
          if (before == null) {
            first.put(id, version);
          } else if (!before.equals(version) && isFirst(id)) {
            changed.add(id, version);
          }
        });
    if (remembers && !first.isEmpty()) {
      ledger.pushed(dataset.name(), first, run.time().wall().instant());
    }
    versions.clear();
  }

  /** Notes that pushes of new records begin, so that a crash in the middle is not forgotten. */
  static void noteBegin(Dataset dataset, List<Entry> entries, RunContext run) {
    Map<RecordId, String> begun = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.version() != null) {
        begun.put(entry.id(), PUSHING);
      }
    }
    if (!begun.isEmpty()) {
      run.ports().ledger().pushed(dataset.name(), begun, run.time().wall().instant());
    }
  }
}

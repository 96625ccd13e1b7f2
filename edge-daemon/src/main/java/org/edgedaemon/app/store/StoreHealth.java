package org.edgedaemon.app.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.ingest.Applier;
import org.edgedaemon.ingest.JournalKeeper;
import org.edgedaemon.intake.IntakeFacts;
import org.edgedaemon.journal.JournalException;
import org.jspecify.annotations.Nullable;

/**
 * The stores' pages in the health answer. Only an intake that takes nothing is down: then nothing
 * may be acknowledged.
 */
final class StoreHealth {
  private final Stores stores;
  private final Applier applier;
  private final JournalKeeper keeper;
  private final long diskFloor;

  StoreHealth(Stores stores, Applier applier, JournalKeeper keeper, long diskFloor) {
    this.stores = stores;
    this.applier = applier;
    this.keeper = keeper;
    this.diskFloor = diskFloor;
  }

  List<HealthCheck> checks() {
    return List.of(this::intake, this::journal, this::disk);
  }

  private ComponentHealth intake() {
    IntakeFacts facts = stores.intake().facts();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("bytes", facts.bytes());
    shown.put("first_sequence", facts.firstSequence());
    shown.put("last_sequence", facts.lastSequence());
    shown.put("waiting_bytes", facts.waitingBytes());
    shown.put("entries", facts.entries());
    shown.put("commits", facts.commits());
    shown.put("failures", facts.failures());
    shown.put("quarantines", facts.quarantines());
    CheckResult result =
        facts
            .trouble()
            .map(CheckResult::down)
            .or(() -> facts.lastQuarantine().map(CheckResult::degraded))
            .orElseGet(() -> CheckResult.ok("takes entries"));
    return new ComponentHealth("store", "intake", result, shown);
  }

  private ComponentHealth journal() {
    Map<String, Object> shown = new LinkedHashMap<>();
    String trouble = applier.trouble();
    try {
      shown.put("applied_sequence", stores.journal().appliedSequence());
      shown.put("bytes", stores.journal().bytes());
    } catch (JournalException e) {
      trouble = String.valueOf(e.getMessage());
    }
    shown.put("added", applier.added());
    shown.put("duplicates", applier.duplicates());
    shown.put("gaps", applier.gaps());
    shown.put(
        "last_backup", keeper.lastBackup() == null ? null : String.valueOf(keeper.lastBackup()));
    return new ComponentHealth("store", "journal", judgeJournal(trouble), shown);
  }

  private CheckResult judgeJournal(@Nullable String trouble) {
    if (trouble != null) {
      return CheckResult.degraded(trouble + "; the intake keeps everything meanwhile");
    }
    String keeping = keeper.trouble();
    if (keeping != null) {
      return CheckResult.degraded("no backup can be made: " + keeping);
    }
    List<String> alarms = stores.alarms();
    if (!alarms.isEmpty()) {
      return CheckResult.degraded(String.join("; ", alarms));
    }
    if (applier.gaps() > 0) {
      return CheckResult.degraded("entries were missing from the intake; devices were read whole");
    }
    return CheckResult.ok("follows the intake");
  }

  private ComponentHealth disk() {
    long free = stores.freeSpace();
    CheckResult result =
        free < diskFloor
            ? CheckResult.down(
                "only "
                    + free
                    + " bytes are free where the data is, the floor is "
                    + diskFloor
                    + ": devices are not read until there is room; free some space")
            : CheckResult.ok("has room");
    return new ComponentHealth(
        "store", "disk", result, Map.of("free_bytes", free, "floor_bytes", diskFloor));
  }
}

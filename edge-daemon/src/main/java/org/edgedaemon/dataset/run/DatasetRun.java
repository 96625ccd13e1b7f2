package org.edgedaemon.dataset.run;

import java.util.function.Consumer;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.Hours;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RunReport.DatasetReport;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.dataset.SyncProgress.Begun;
import org.edgedaemon.dataset.SyncProgress.Ended;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.dataset.ids.IdSet;
import org.edgedaemon.dataset.ids.IdSpool;
import org.edgedaemon.dataset.ids.SpoolException;
import org.edgedaemon.dataset.ids.TooManyIdsException;
import org.edgedaemon.dataset.run.Hitch.Kind;
import org.edgedaemon.dataset.run.Parents.Parent;
import org.edgedaemon.dataset.run.StopSign.StoppedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One dataset in a run. Whatever goes wrong with it is its own trouble. */
final class DatasetRun {
  private static final Logger log = LoggerFactory.getLogger(DatasetRun.class);

  private static final long MAX_SPOOL_OCTETS = 2L << 30;
  private static final int CHUNK = 1_000;

  private final Dataset dataset;
  private final RunContext run;
  private final boolean dryRun;
  private final Window window;
  private final @Nullable Parent parent;
  private final Tally tally;

  /**
   * @param referenced whether others refer to it
   */
  DatasetRun(Dataset dataset, RunContext run, boolean dryRun, boolean referenced) {
    this.dataset = dataset;
    this.run = run;
    this.dryRun = dryRun;
    this.window = Window.ofDays(dataset.windowDays(), run.time().wall().instant());
    this.parent = referenced ? run.parents().begin(dataset.name(), emptySet(), emptySet()) : null;
    this.tally = new Tally(dataset, run, parent);
  }

  DatasetReport run() {
    run.voice().on(new Begun(dataset.name()));
    boolean closed = !dryRun && !dataset.hours().contains(run.time().timeOfDay());
    if (closed) {
      tally.notice("waits for its hours, " + text(dataset.hours()));
    }
    // What others refer to is compared in any case, to know which of these have to wait too.
    if (!closed || parent != null) {
      guarded(closed);
    }
    DatasetReport report = tally.report();
    run.voice().on(new Ended(dataset.name(), report.stored(), report.failed(), report.skipped()));
    return report;
  }

  private void guarded(boolean closed) {
    String name = dataset.name().value();
    try (IdSpool missing = IdSpool.create(run.folder(), name + ".missing", MAX_SPOOL_OCTETS);
        IdSpool changed = IdSpool.create(run.folder(), name + ".changed", MAX_SPOOL_OCTETS)) {
      compareAndPush(missing, changed, closed);
    } catch (StoppedException e) {
      log.debug("{} is left, as the run is to stop", dataset.name());
    } catch (SourceException | SpoolException | TooManyIdsException e) {
      tally.trouble(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("cloud sync of {} failed: {}", dataset.name(), Words.DEFECT, e);
      tally.trouble(Words.DEFECT + " (" + e.getClass().getSimpleName() + ")");
    }
  }

  private void compareAndPush(IdSpool missing, IdSpool changed, boolean closed) {
    onlyKnown(emptySet());
    if (!compare(missing, changed)) {
      return;
    }
    if (dryRun) {
      each(missing, tally::wouldBeStored);
      each(changed, tally::wouldBeStored);
    } else if (closed) {
      tally.left(missing.count() + changed.count());
      tally.tell();
      each(missing, id -> tally.keepOut(id, Kind.WAITS));
    } else {
      new DatasetPush(dataset, window, run, tally, missing, changed).run();
    }
  }

  /** Whether it came to its end. The set of the cloud's ids is not needed any longer then. */
  private boolean compare(IdSpool missing, IdSpool changed) {
    Comparison comparison = new Comparison(dataset, window, run, missing, changed, !dryRun);
    String trouble = comparison.listCloud();
    if (trouble != null) {
      tally.trouble(trouble);
      return false;
    }
    onlyKnown(comparison.cloud());
    tally.compared(comparison.compare());
    onlyKnown(null);
    return true;
  }

  /** If it ends here, only these are known to be in the cloud. */
  private void onlyKnown(@Nullable IdSet ids) {
    if (parent != null) {
      parent.only(ids);
    }
  }

  private IdSet emptySet() {
    return new IdSet(run.maxIds(), run.time().randomBits());
  }

  private static void each(IdSpool spool, Consumer<RecordId> consumer) {
    while (spool.left() > 0) {
      spool.next(CHUNK).forEach(entry -> consumer.accept(entry.id()));
    }
  }

  private static String text(Hours hours) {
    return hours.from() + " to " + hours.to();
  }
}

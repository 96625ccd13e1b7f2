package org.edgedaemon.dataset.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.Reach;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunReport.DatasetReport;
import org.edgedaemon.dataset.RunRequest;
import org.edgedaemon.dataset.SyncProgress;
import org.edgedaemon.dataset.files.FileDesk;
import org.edgedaemon.dataset.ids.IdSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does runs, one at a time. A run compares ids and pushes what the cloud lacks; killed anywhere, it
 * is continued by the next one. The cloud gets a record again only when nobody knows whether it
 * arrived, and then under the same id.
 */
public final class CloudSync {
  private static final Logger log = LoggerFactory.getLogger(CloudSync.class);

  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Plan plan;
  private final SyncPorts ports;
  private final SyncTime time;
  private final WorkFolder folder;
  private final long maxIds;
  private final Supplier<Workers> workers;
  private final StopSign stop = new StopSign();
  private volatile @Nullable Loop loop;

  /**
   * @param folder of its own, as {@code data_dir/sync}
   * @param memory octets that ids may take, as half of the heap
   */
  public CloudSync(Plan plan, SyncPorts ports, SyncTime time, Path folder, long memory) {
    this(plan, ports, time, folder, IdSet.fittingInto(memory), Workers::threads);
  }

  CloudSync(
      Plan plan,
      SyncPorts ports,
      SyncTime time,
      Path folder,
      long maxIds,
      Supplier<Workers> workers) {
    this.plan = plan;
    this.ports = ports;
    this.time = time;
    this.folder = new WorkFolder(folder);
    this.maxIds = maxIds;
    this.workers = workers;
  }

  /** What is kept equal, in order. */
  public Plan plan() {
    return plan;
  }

  /** Where the summary of the last run is, when there was one; see {@link SummaryWriter}. */
  public Path lastRun() {
    return folder.path().resolve(WorkFolder.LAST_RUN);
  }

  /** The same of the last dry run. */
  public Path lastDryRun() {
    return folder.path().resolve(WorkFolder.LAST_DRY_RUN);
  }

  /** An id for a run that begins now, as {@code 20260301T060000Z-3f9a}. */
  public String newId() {
    return ID_TIME.format(time.wall().instant())
        + String.format("-%04x", (int) (time.random().getAsDouble() * 0x10000));
  }

  /** As {@link #run(String, RunRequest, SyncProgress)}, with a new id. */
  public RunReport run(RunRequest request, SyncProgress progress) {
    return run(newId(), request, progress);
  }

  /**
   * Blocks until it is through. Whether another ended a moment ago is not looked at.
   *
   * @throws IllegalArgumentException when the request names a dataset that is not there
   */
  public RunReport run(String id, RunRequest request, SyncProgress progress) {
    if (!plan.strangers(request.only()).isEmpty()) {
      throw new IllegalArgumentException("there is no dataset " + plan.strangers(request.only()));
    }
    Instant started = time.wall().instant();
    Errors errors = new Errors();
    List<DatasetReport> datasets = new ArrayList<>();
    try (Workers beside = workers.get()) {
      folder.open();
      dealWith(context(beside, progress, errors), request, datasets);
    } catch (IOException e) {
      errors.add("the work folder " + folder.path() + " cannot be used: " + e);
    } finally {
      loop = null;
    }
    RunReport report =
        new RunReport(
            id, request, started, time.wall().instant(), null, complete(datasets), errors.lines());
    keep(report);
    return report;
  }

  /**
   * Has the run that is under way, and any that would begin later, end soon: nothing more begins,
   * calls that are under way come to their end. Any thread.
   */
  public void stop() {
    stop.show();
    Loop running = loop;
    if (running != null) {
      running.post(() -> log.debug("cloud sync was asked to stop"));
    }
  }

  private RunContext context(Workers beside, SyncProgress progress, Errors errors) {
    Loop events = new Loop(time);
    loop = events;
    return new RunContext(
        ports,
        time,
        events,
        beside,
        new FileDesk(folder.path()),
        folder.path(),
        maxIds,
        new Voice(progress),
        stop,
        errors,
        new Parents());
  }

  private void dealWith(RunContext run, RunRequest request, List<DatasetReport> reports) {
    String trouble = stop.shown() ? null : reach(run);
    if (trouble != null) {
      run.errors().add(trouble);
      return;
    }
    for (Dataset dataset : plan.datasets()) {
      boolean wanted = request.only().isEmpty() || request.only().contains(dataset.name());
      if (wanted && !stop.shown()) {
        boolean referenced = plan.isReferenced(dataset.name());
        reports.add(new DatasetRun(dataset, run, request.dryRun(), referenced).run());
      }
    }
    if (stop.shown()) {
      run.errors().add(Words.STOPPED);
    }
  }

  /** What stands against a run at all. */
  private @Nullable String reach(RunContext run) {
    Retry retry = new Retry(time.random());
    for (int tried = 1; ; tried++) {
      Reach reach = ports.cloud().status();
      if (!(reach instanceof Reach.Unreachable) || tried >= Retry.TRIES) {
        return Words.of(reach);
      }
      if (!Pause.of(retry.delay(tried, Optional.empty()), run)) {
        return null;
      }
    }
  }

  /** Each dataset has its report, also when it was not dealt with. */
  private List<DatasetReport> complete(List<DatasetReport> reports) {
    List<DatasetReport> all = new ArrayList<>();
    List<RecordId> none = List.of();
    for (Dataset dataset : plan.datasets()) {
      all.add(
          reports.stream()
              .filter(report -> report.name().equals(dataset.name()))
              .findFirst()
              .orElse(new DatasetReport(dataset.name(), 0, none, 0, 0, 0, 0, 0, 0, null)));
    }
    return all;
  }

  private void keep(RunReport report) {
    folder.keep(report);
    ports.history().record(RunRecord.of(report));
    if (report.success()) {
      log.info("cloud sync {}: {}", report.id(), Verdict.of(report));
    } else {
      log.warn("cloud sync {}: {}; status names them", report.id(), Verdict.of(report));
    }
  }
}

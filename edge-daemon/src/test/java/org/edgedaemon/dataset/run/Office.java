package org.edgedaemon.dataset.run;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RecordSource;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunReport.DatasetReport;
import org.edgedaemon.dataset.RunRequest;
import org.edgedaemon.dataset.SyncProgress.Step;
import org.edgedaemon.testing.InMemoryHistory;
import org.edgedaemon.testing.ManualClock;

/**
 * An engine with everything around it in memory, on one thread: whoever waits lets the cloud answer
 * one call, and moves the clock when none is under way.
 */
final class Office {
  static final RunRequest ALL = new RunRequest("test", false, Set.of(), false);
  static final RunRequest DRY = new RunRequest("test", false, Set.of(), true);

  final ManualClock clock = new ManualClock();
  final FakeCloud cloud;
  final FakeLedger ledger = new FakeLedger();
  final InMemoryHistory history = new InMemoryHistory();
  final Map<DatasetName, FakeSource> sources = new HashMap<>();
  final List<Step> steps = new ArrayList<>();
  final SyncTime time;
  final CloudSync sync;

  Office(Path folder, long seed, Dataset... datasets) {
    cloud = new FakeCloud(seed);
    Random random = new Random(seed);
    time = new SyncTime(clock, ZoneOffset.UTC, clock, random::nextDouble, this::next);
    Map<DatasetName, RecordSource> ports = new HashMap<>();
    for (Dataset dataset : datasets) {
      FakeSource source = new FakeSource();
      sources.put(dataset.name(), source);
      ports.put(dataset.name(), source);
    }
    Plan plan = ((Plan.Good) Plan.of(List.of(datasets))).plan();
    Executor direct = Runnable::run;
    sync =
        new CloudSync(
            plan,
            new SyncPorts(cloud, ports, ledger, history),
            time,
            folder,
            1_000_000,
            () -> new Workers(direct, direct, () -> {}));
  }

  FakeSource source(String dataset) {
    return sources.get(new DatasetName(dataset));
  }

  RunReport run() {
    return run(ALL);
  }

  RunReport run(RunRequest request) {
    return sync.run(request, steps::add);
  }

  static DatasetReport of(RunReport report, String dataset) {
    return report.datasets().stream()
        .filter(one -> one.name().value().equals(dataset))
        .findFirst()
        .orElseThrow();
  }

  private Runnable next(java.util.concurrent.BlockingQueue<Runnable> events, long nanos) {
    Runnable event = events.poll();
    if (event == null && !cloud.answerOne()) {
      if (nanos == Long.MAX_VALUE) {
        throw new IllegalStateException("the run waits for nothing");
      }
      clock.advanceNanos(Math.max(1, nanos));
    }
    return event;
  }
}

package org.edgedaemon.dataset.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RunRequest;
import org.edgedaemon.dataset.SyncProgress;
import org.edgedaemon.dataset.run.SyncStatus.DatasetStatus;
import org.edgedaemon.dataset.run.SyncStatus.FileStatus;
import org.edgedaemon.dataset.run.SyncStatus.Phase;
import org.edgedaemon.dataset.run.SyncStatus.Running;

/** The run under way, as it can be looked at from any thread. */
final class CurrentRun implements SyncProgress {
  private final String id;
  private final RunRequest request;
  private final Instant started;
  private final Consumer<Step> listener;
  private final Map<DatasetName, DatasetStatus> datasets = new LinkedHashMap<>();

  CurrentRun(
      String id, RunRequest request, Instant started, List<Dataset> plan, Consumer<Step> listener) {
    this.id = id;
    this.request = request;
    this.started = started;
    this.listener = listener;
    plan.stream()
        .map(Dataset::name)
        .filter(name -> request.only().isEmpty() || request.only().contains(name))
        .forEach(name -> datasets.put(name, DatasetStatus.waiting(name)));
  }

  String id() {
    return id;
  }

  RunRequest request() {
    return request;
  }

  synchronized Running status() {
    return new Running(id, request, started, List.copyOf(datasets.values()));
  }

  @Override
  public void on(Step step) {
    synchronized (this) {
      datasets.computeIfPresent(step.dataset(), (name, before) -> after(before, step));
    }
    listener.accept(step);
  }

  private static DatasetStatus after(DatasetStatus was, Step step) {
    if (step instanceof Begun) {
      return with(was, Phase.COMPARING, was.done(), was.failed(), Optional.empty());
    }
    if (step instanceof Compared compared) {
      return new DatasetStatus(
          was.name(),
          Phase.PUSHING,
          compared.inCloud(),
          compared.inOffice(),
          compared.missing(),
          compared.changed(),
          0,
          compared.missing() + compared.changed(),
          0,
          Optional.empty());
    }
    if (step instanceof Pushed pushed) {
      return with(was, was.phase(), pushed.done(), pushed.failed(), was.file());
    }
    if (step instanceof Sent sent) {
      boolean over = sent.octets() >= sent.of();
      FileStatus file = new FileStatus(sent.file(), sent.octets(), sent.of());
      return with(
          was, was.phase(), was.done(), was.failed(), over ? Optional.empty() : Optional.of(file));
    }
    if (step instanceof Ended) {
      return with(was, Phase.ENDED, was.done(), was.failed(), Optional.empty());
    }
    throw new IllegalStateException("unknown step " + step);
  }

  private static DatasetStatus with(
      DatasetStatus was, Phase phase, long done, long failed, Optional<FileStatus> file) {
    return new DatasetStatus(
        was.name(),
        phase,
        was.inCloud(),
        was.inOffice(),
        was.missing(),
        was.changed(),
        done,
        was.of(),
        failed,
        file);
  }
}

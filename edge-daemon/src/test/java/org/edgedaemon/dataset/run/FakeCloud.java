package org.edgedaemon.dataset.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.edgedaemon.dataset.CloudApi;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.PushResult;
import org.edgedaemon.dataset.Reach;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.Upload;
import org.edgedaemon.dataset.UploadResult;
import org.edgedaemon.dataset.Window;

/** A cloud in memory. Its answers come when a test lets them, in an order that a seed gives. */
final class FakeCloud implements CloudApi {
  /** What the cloud holds. */
  final Map<DatasetName, Map<RecordId, ObjectNode>> records = new HashMap<>();

  /** What it was sent as new though it had it, counted. */
  int doubles;

  /** Files by directory and name; how often each came. */
  final Map<String, Integer> files = new TreeMap<>();

  final List<String> calls = new ArrayList<>();
  final List<Long> rates = new ArrayList<>();
  Faults faults = new Faults() {};
  Reach reach = new Reach.Good();
  int mostUnderWay;

  private final Random random;
  private final List<Runnable> underWay = new ArrayList<>();

  FakeCloud(long seed) {
    this.random = new Random(seed);
  }

  /** What goes wrong. An empty answer means that nothing does. */
  interface Faults {
    default Optional<Reach> list(Dataset dataset) {
      return Optional.empty();
    }

    default Optional<PushResult> before(Dataset dataset, LocalRecord record, int batch) {
      return Optional.empty();
    }

    /** The record is stored, and the answer says something else. */
    default Optional<PushResult> after(Dataset dataset, LocalRecord record) {
      return Optional.empty();
    }

    default Optional<UploadResult> upload(Upload upload) {
      return Optional.empty();
    }
  }

  /** Lets one call that is under way come to its end; whether there was one. */
  synchronized boolean answerOne() {
    if (underWay.isEmpty()) {
      return false;
    }
    underWay.remove(random.nextInt(underWay.size())).run();
    return true;
  }

  synchronized boolean isBusy() {
    return !underWay.isEmpty();
  }

  /**
   * The other side died with calls under way.
   *
   * @param processed whether the cloud does what they ask for all the same
   */
  void hangUp(boolean processed) {
    List<Runnable> left = List.copyOf(underWay);
    underWay.clear();
    if (processed) {
      faults = new Faults() {};
      left.forEach(Runnable::run);
    }
  }

  Map<RecordId, ObjectNode> of(String dataset) {
    return records.computeIfAbsent(new DatasetName(dataset), name -> new LinkedHashMap<>());
  }

  @Override
  public Reach status() {
    return reach;
  }

  @Override
  public Reach ids(Dataset dataset, Window window, Consumer<RecordId> sink) {
    of(dataset.name().value()).keySet().forEach(sink);
    return faults.list(dataset).orElse(new Reach.Good());
  }

  @Override
  public CompletionStage<List<PushResult>> push(
      Dataset dataset, List<LocalRecord> batch, boolean changed) {
    calls.add(dataset.name() + " " + batch + (changed ? " changed" : ""));
    CompletableFuture<List<PushResult>> answer = new CompletableFuture<>();
    begin(
        () -> {
          List<Optional<PushResult>> before =
              batch.stream().map(record -> faults.before(dataset, record, batch.size())).toList();
          // A batch is taken or refused as a whole.
          Optional<PushResult> whole = before.stream().flatMap(Optional::stream).findFirst();
          answer.complete(
              batch.stream()
                  .map(record -> whole.orElseGet(() -> take(dataset, record, changed)))
                  .toList());
        });
    return answer;
  }

  @Override
  public CompletionStage<UploadResult> upload(Upload upload) {
    rates.add(upload.bytesPerSecond());
    CompletableFuture<UploadResult> answer = new CompletableFuture<>();
    begin(
        () -> {
          Optional<UploadResult> fault = faults.upload(upload);
          if (fault.isEmpty()) {
            files.merge(upload.directory() + "/" + upload.name(), 1, Integer::sum);
            upload.progress().accept(upload.size());
          }
          answer.complete(
              fault.orElseGet(() -> new UploadResult.Stored("https://cloud/" + upload.name())));
        });
    return answer;
  }

  @Override
  public void close() {}

  private PushResult take(Dataset dataset, LocalRecord record, boolean changed) {
    boolean had = of(dataset.name().value()).put(record.id(), record.body().deepCopy()) != null;
    doubles += had && !changed ? 1 : 0;
    return faults.after(dataset, record).orElse(new PushResult.Stored(had));
  }

  private synchronized void begin(Runnable end) {
    underWay.add(end);
    mostUnderWay = Math.max(mostUnderWay, underWay.size());
  }
}

package org.edgedaemon.device.zk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.SetAsideRecord;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.Punch;

/** Keeps what it gets; answers as told. */
final class CollectingListener implements PunchListener {
  private final List<Punch> punches = new ArrayList<>();
  private final List<SetAsideRecord> setAside = new ArrayList<>();
  private volatile Supplier<CompletionStage<Void>> answer =
      () -> CompletableFuture.completedFuture(null);

  void answer(Supplier<CompletionStage<Void>> next) {
    answer = next;
  }

  @Override
  public CompletionStage<Void> onPunches(PunchBatch batch) {
    synchronized (punches) {
      punches.addAll(batch.punches());
      setAside.addAll(batch.setAside());
    }
    return answer.get();
  }

  List<Punch> punches() {
    synchronized (punches) {
      return List.copyOf(punches);
    }
  }

  List<SetAsideRecord> setAside() {
    synchronized (punches) {
      return List.copyOf(setAside);
    }
  }

  /** As {@code pin|time|state|verify}. */
  List<String> keys() {
    return punches().stream().map(CollectingListener::key).toList();
  }

  List<EventId> ids() {
    return punches().stream().map(Punch::eventId).toList();
  }

  void clear() {
    synchronized (punches) {
      punches.clear();
      setAside.clear();
    }
  }

  static String key(Punch punch) {
    return punch.user()
        + "|"
        + punch.time().deviceTime()
        + "|"
        + punch.raw().status()
        + "|"
        + punch.raw().verify();
  }
}

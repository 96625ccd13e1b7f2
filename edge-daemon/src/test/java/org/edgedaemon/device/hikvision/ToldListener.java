package org.edgedaemon.device.hikvision;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.Recognition;
import org.edgedaemon.device.SetAsideRecord;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.Punch;

/** Keeps what it gets; answers as told; counts how often it is hurried. */
final class ToldListener implements PunchListener {
  private final List<Punch> punches = new ArrayList<>();
  private final List<Recognition> recognitions = new ArrayList<>();
  private final List<SetAsideRecord> setAside = new ArrayList<>();
  private final AtomicInteger wakes = new AtomicInteger();
  private volatile Runnable onWake = () -> {};
  private volatile Supplier<CompletionStage<Void>> answer =
      () -> CompletableFuture.completedFuture(null);

  void answer(Supplier<CompletionStage<Void>> next) {
    answer = next;
  }

  void onWake(Runnable next) {
    onWake = next;
  }

  @Override
  public CompletionStage<Void> onPunches(PunchBatch batch) {
    synchronized (punches) {
      punches.addAll(batch.punches());
      recognitions.addAll(batch.recognitions());
      setAside.addAll(batch.setAside());
    }
    return answer.get();
  }

  @Override
  public void readSoon() {
    wakes.incrementAndGet();
    onWake.run();
  }

  int wakes() {
    return wakes.get();
  }

  List<Punch> punches() {
    synchronized (punches) {
      return List.copyOf(punches);
    }
  }

  List<Recognition> recognitions() {
    synchronized (punches) {
      return List.copyOf(recognitions);
    }
  }

  List<SetAsideRecord> setAside() {
    synchronized (punches) {
      return List.copyOf(setAside);
    }
  }

  List<EventId> ids() {
    return punches().stream().map(Punch::eventId).toList();
  }
}

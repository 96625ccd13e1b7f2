package org.edgedaemon.device.hikvision.terminal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.edgedaemon.punch.DeviceId;

/** A memory that survives terminals, and can be told to fail. */
final class RememberingMemory implements GateMemory {
  final Map<DeviceId, GateRecord> records = new ConcurrentHashMap<>();
  final List<GateRecord> stored = new CopyOnWriteArrayList<>();
  volatile boolean failing;

  @Override
  public CompletionStage<Optional<GateRecord>> load(DeviceId device) {
    return CompletableFuture.completedFuture(Optional.ofNullable(records.get(device)));
  }

  @Override
  public CompletionStage<Void> store(DeviceId device, GateRecord gate) {
    if (failing) {
      return CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
    }
    records.put(device, gate);
    stored.add(gate);
    return CompletableFuture.completedFuture(null);
  }
}

package org.edgedaemon.device.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.DeviceIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Callers with tokens, as a device: they call us, so it is never connected to and never read. Any
 * thread.
 */
public final class ApiDevice implements Device {
  /** In the counts of its status: what its callers have brought. */
  public static final String RECORDS = "records";

  private final ApiConfig config;
  private final DeviceIdentity identity;
  private final LongAdder calls = new LongAdder();
  private final LongAdder records = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private volatile @Nullable Instant lastCall;
  private volatile @Nullable Instant lastRecord;

  public ApiDevice(ApiConfig config) {
    this.config = config;
    this.identity =
        new DeviceIdentity(config.id(), config.id().value(), config.name(), ApiConfig.KIND);
  }

  @Override
  public DeviceId id() {
    return config.id();
  }

  @Override
  public DeviceStatus status() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("calls", Long.toString(calls.sum()));
    facts.put("records", Long.toString(records.sum()));
    facts.put("refused", Long.toString(refused.sum()));
    Map<String, Long> counts =
        Map.of("calls", calls.sum(), RECORDS, records.sum(), "refused", refused.sum());
    return new DeviceStatus(
        DeviceStatus.State.LIVE, identity, "http", lastCall, lastRecord, null, null, facts, counts);
  }

  /** {@inheritDoc} Always fails: there is nothing to connect to. */
  @Override
  public CompletionStage<DeviceSession> connect(ConnectRequest request) {
    return CompletableFuture.failedFuture(
        new DeviceException(
            Reason.UNSUPPORTED,
            "device " + id() + " is of kind api: its callers call us, nothing can be read"));
  }

  ApiConfig config() {
    return config;
  }

  DeviceIdentity identity() {
    return identity;
  }

  /** Somebody with a token of ours calls. */
  void called(Instant now) {
    calls.increment();
    lastCall = now;
  }

  /** What a call brought is durable. */
  void stored(int count, Instant now) {
    records.add(count);
    lastRecord = now;
  }

  /** A call was answered with a problem. */
  void refused() {
    refused.increment();
  }
}

package org.edgedaemon.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.Journal;
import org.edgedaemon.punch.DeviceId;

/**
 * All devices, each in its own loop, all loops on one scheduler: one dead or slow device costs the
 * others nothing.
 */
public final class Ingest {
  /**
   * First connects are spread over this much, so that hundreds of devices do not start in one
   * instant.
   */
  private static final Duration SPREAD = Duration.ofSeconds(2);

  private static final int SPREAD_FROM = 16;

  private final IngestParts parts;
  private final Journal journal;
  private final RandomGenerator random;
  private final Map<DeviceId, DeviceLoop> loops = new LinkedHashMap<>();

  public Ingest(String site, IngestStores stores, IngestTime time) {
    this(site, stores, time, Derivation.NONE);
  }

  /** Writes with the punches what follows from them. */
  public Ingest(String site, IngestStores stores, IngestTime time, Derivation derivation) {
    this.parts = IngestParts.of(site, stores, time, derivation);
    this.journal = stores.journal();
    this.random = time.random();
  }

  /** Takes a device up, from where the journal says it was read to. Blocks for the journal. */
  public void add(Device device, PollConfig poll) {
    DeviceLoop loop = new DeviceLoop(device, poll, parts);
    boolean many;
    synchronized (loops) {
      loops.put(device.id(), loop);
      many = loops.size() > SPREAD_FROM;
    }
    Duration delay = many ? Duration.ofMillis(random.nextLong(SPREAD.toMillis())) : Duration.ZERO;
    // Asked only now that the loop hears of holes: one found meanwhile beats what is known here.
    ReadProgress.Past past = pastOf(device.id());
    parts.scheduler().execute(() -> loop.start(delay, past));
  }

  /** The way in for what comes without a session that is kept: callers, not devices. */
  public PunchListener door() {
    return new IntakeListener(parts, new LoopStats(), () -> {});
  }

  /** Lets a device go; completes when its session has ended. */
  public CompletionStage<Void> remove(DeviceId id) {
    DeviceLoop loop;
    synchronized (loops) {
      loop = loops.remove(id);
    }
    return loop == null ? CompletableFuture.completedFuture(null) : stopped(loop);
  }

  /** Lets every device go. */
  public CompletionStage<Void> stop() {
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (DeviceLoop loop : all()) {
      ends.add(stopped(loop));
    }
    return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
  }

  /** Entries before sequence {@code end} are missing: every device is read whole. Any thread. */
  public void holeFound(long end) {
    parts.scheduler().execute(() -> all().forEach(loop -> loop.holeFound(end)));
  }

  /** Reads a device by hand. Fails with a {@link DeviceException}. */
  public CompletionStage<ReadReport> read(DeviceId id, ReadRequest request) {
    return onLoop(id, loop -> loop.readByHand(request));
  }

  /** Makes sure a device is connected, trying at once, and says what is known of it. */
  public CompletionStage<DeviceStatus> test(DeviceId id) {
    return onLoop(id, loop -> loop.connectByHand().thenApply(nothing -> loop.device().status()));
  }

  /** What is known of each device, in the order they were added. */
  public List<DeviceReport> reports() {
    return all().stream()
        .map(
            loop ->
                new DeviceReport(
                    loop.device().id(), loop.device().status(), loop.poll(), loop.stats()))
        .toList();
  }

  /** One device as it stands. */
  public record DeviceReport(DeviceId id, DeviceStatus status, PollConfig poll, LoopStats stats) {}

  private ReadProgress.Past pastOf(DeviceId id) {
    Optional<SequencedEntry> entry = journal.readCursor(id);
    long hole = journal.lastHole();
    return entry
        .map(found -> CursorBody.read(found.entry().body(), hole))
        .orElseGet(() -> CursorBody.nothing(hole));
  }

  private List<DeviceLoop> all() {
    synchronized (loops) {
      return List.copyOf(loops.values());
    }
  }

  private CompletableFuture<Void> stopped(DeviceLoop loop) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    parts.scheduler().execute(() -> loop.stop().thenRun(() -> end.complete(null)));
    return end;
  }

  /** A step on a device's loop. */
  private interface Step<T> {
    CompletionStage<T> on(DeviceLoop loop);
  }

  private <T> CompletionStage<T> onLoop(DeviceId id, Step<T> step) {
    DeviceLoop loop;
    synchronized (loops) {
      loop = loops.get(id);
    }
    if (loop == null) {
      return CompletableFuture.failedFuture(
          new DeviceException(
              Reason.UNREACHABLE, "there is no enabled device '" + id + "'; see `device list`"));
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    parts
        .scheduler()
        .execute(
            () ->
                step.on(loop)
                    .whenComplete(
                        (value, failure) -> {
                          if (failure != null) {
                            result.completeExceptionally(Failures.asDevice(id, failure));
                          } else {
                            result.complete(value);
                          }
                        }));
    return result;
  }
}

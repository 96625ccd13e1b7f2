package org.edgedaemon.device.zk;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A ZKTeco terminal. It is read, never written to (but for its clock, if the operator wants that),
 * never cleared, and not disabled unless configured.
 */
public final class ZkDevice implements Device {
  private final ZkConfig config;
  private final ZkFleet fleet;
  private final Peer peer;
  private final Connector connector;
  private final StatusBoard board = new StatusBoard();
  private final DeviceMemory memory = new DeviceMemory();
  private final AtomicBoolean taken = new AtomicBoolean();
  private volatile CompletableFuture<Void> rested = CompletableFuture.completedFuture(null);
  private volatile @Nullable Carrier lastGood;

  public ZkDevice(ZkConfig config, ZkFleet fleet) {
    this.config = config;
    this.fleet = fleet;
    this.peer = Peer.of(config);
    this.connector = new Connector(config, fleet);
  }

  @Override
  public DeviceId id() {
    return config.id();
  }

  @Override
  public DeviceStatus status() {
    return board.snapshot();
  }

  @Override
  public CompletionStage<DeviceSession> connect(ConnectRequest request) {
    if (!taken.compareAndSet(false, true)) {
      return CompletableFuture.failedFuture(
          peer.failure(Reason.BUSY, "has a session already; one at a time"));
    }
    board.state(State.CONNECTING);
    return rested
        .thenCompose(none -> connector.resolve())
        .thenCompose(address -> tryFirst(address, request.listener()))
        .<DeviceSession>thenApply(session -> session)
        .exceptionallyCompose(this::failed);
  }

  private CompletableFuture<ZkSession> tryFirst(InetSocketAddress address, PunchListener listener) {
    List<Carrier> carriers = carriers();
    CompletableFuture<ZkSession> first = open(carriers.get(0), address, listener);
    return carriers.size() == 1
        ? first
        : first.exceptionallyCompose(
            thrown -> trySecond(carriers.get(1), address, listener, thrown));
  }

  /** A device that said anything at all is not asked over the other carrier. */
  private CompletableFuture<ZkSession> trySecond(
      Carrier second, InetSocketAddress address, PunchListener listener, Throwable thrown) {
    DeviceException first = Failures.asDevice(thrown, peer);
    if (first.reason() != Reason.UNREACHABLE && first.reason() != Reason.BUSY) {
      return CompletableFuture.failedFuture(first);
    }
    return open(second, address, listener)
        .exceptionallyCompose(
            other -> CompletableFuture.failedFuture(both(first, Failures.asDevice(other, peer))));
  }

  /** What says most about the device, when neither carrier leads to it. */
  private static DeviceException both(DeviceException first, DeviceException second) {
    if (second.reason() != Reason.UNREACHABLE) {
      return second;
    }
    return new DeviceException(
        first.reason(), first.getMessage() + "; the other way: " + second.getMessage(), first);
  }

  private CompletableFuture<ZkSession> open(
      Carrier carrier, InetSocketAddress address, PunchListener listener) {
    SessionOpening opening = new SessionOpening(config, fleet, memory, board, listener, this::rest);
    return connector
        .open(carrier, address)
        .thenCompose(
            transport ->
                CompletableFuture.completedFuture(transport)
                    .thenComposeAsync(opening::open, transport.loop()))
        .thenApply(
            session -> {
              lastGood = carrier;
              return session;
            });
  }

  private List<Carrier> carriers() {
    return switch (config.transport()) {
      case TCP -> List.of(Carrier.TCP);
      case UDP -> List.of(Carrier.UDP);
      case AUTO ->
          lastGood == Carrier.UDP
              ? List.of(Carrier.UDP, Carrier.TCP)
              : List.of(Carrier.TCP, Carrier.UDP);
    };
  }

  private CompletableFuture<DeviceSession> failed(Throwable thrown) {
    DeviceException failure = Failures.asDevice(thrown, peer);
    board.failed(String.valueOf(failure.getMessage()));
    rest();
    return CompletableFuture.failedFuture(failure);
  }

  /** Terminals want a moment between EXIT and the next CONNECT. */
  private void rest() {
    CompletableFuture<Void> end = new CompletableFuture<>();
    rested = end;
    long nanos = fleet.timeouts().rest().toNanos();
    if (fleet.channels().group().isShuttingDown()) {
      end.complete(null);
    } else {
      var unused =
          fleet.channels().group().schedule(() -> end.complete(null), nanos, TimeUnit.NANOSECONDS);
    }
    taken.set(false);
  }
}

package org.edgedaemon.device.serial;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.punch.DeviceId;

/**
 * A reader of cards or codes on a serial port: what it says becomes a punch, durable before the
 * reader is told so. It has no log: reading it gives an empty report at once.
 *
 * <p>A session ends with {@link Reason#UNREACHABLE} when the port is not there, {@link Reason#BUSY}
 * when another program has it, {@link Reason#UNSUPPORTED} when it does not take the line settings,
 * {@link Reason#BROKEN} when it breaks off.
 */
public final class SerialDevice implements Device {
  private final SerialConfig config;
  private final SerialFleet fleet;
  private final SerialSession.DeskParts parts;
  private final AtomicBoolean taken = new AtomicBoolean();

  public SerialDevice(SerialConfig config, SerialFleet fleet) {
    this.config = config;
    this.fleet = fleet;
    Tally tally = new Tally();
    PunchMaker punches = new PunchMaker(config, fleet.clock());
    StatusBoard board = new StatusBoard(config, punches.identity(), fleet.clock(), tally);
    ReadDesk desk = new ReadDesk(config, punches, fleet.nanoTime(), tally, board);
    this.parts = new SerialSession.DeskParts(desk, tally, board);
  }

  @Override
  public DeviceId id() {
    return config.id();
  }

  @Override
  public DeviceStatus status() {
    return parts.board().snapshot();
  }

  @Override
  public CompletionStage<DeviceSession> connect(ConnectRequest request) {
    if (!taken.compareAndSet(false, true)) {
      return CompletableFuture.failedFuture(
          new DeviceException(
              Reason.BUSY, "device " + config.id() + " has a session already; one at a time"));
    }
    parts.board().state(State.CONNECTING);
    return new SerialSession(config, fleet, parts, request.listener(), () -> taken.set(false))
        .open();
  }
}

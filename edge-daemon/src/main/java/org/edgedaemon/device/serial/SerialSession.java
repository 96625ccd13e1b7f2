package org.edgedaemon.device.serial;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time that a port is ours, on a thread of its own. Bytes are taken from {@link #listen} on;
 * until then they wait in the port.
 */
final class SerialSession implements DeviceSession, PortReader.Wishes {
  private static final Logger log = LoggerFactory.getLogger(SerialSession.class);
  private static final long TICK = Duration.ofMillis(10).toNanos();
  private static final ReadReport NO_LOG = new ReadReport(0, 0, 0, 0, null);

  private final SerialConfig config;
  private final SerialFleet fleet;
  private final ReadDesk desk;
  private final Tally tally;
  private final StatusBoard board;
  private final PunchListener listener;
  private final Runnable over;
  private final Thread thread;
  private final CompletableFuture<DeviceSession> opened = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean stop;
  private volatile boolean listen;

  /** {@code over} runs when the port is free again. */
  SerialSession(
      SerialConfig config,
      SerialFleet fleet,
      DeskParts parts,
      PunchListener listener,
      Runnable over) {
    this.config = config;
    this.fleet = fleet;
    this.desk = parts.desk();
    this.tally = parts.tally();
    this.board = parts.board();
    this.listener = listener;
    this.over = over;
    this.thread = new Thread(this::run, "serial-" + config.id());
    thread.setDaemon(true);
  }

  /** What a device keeps from session to session. */
  record DeskParts(ReadDesk desk, Tally tally, StatusBoard board) {}

  CompletionStage<DeviceSession> open() {
    thread.start();
    return opened;
  }

  /** There is no log behind a serial port. */
  @Override
  public CompletionStage<ReadReport> read(ReadRequest request) {
    return ended.isDone()
        ? CompletableFuture.failedFuture(over(config))
        : CompletableFuture.completedFuture(NO_LOG);
  }

  @Override
  public CompletionStage<Void> listen() {
    listen = true;
    board.state(State.LIVE);
    LockSupport.unpark(thread);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> closed() {
    return ended.copy();
  }

  @Override
  public CompletionStage<Void> close() {
    stop = true;
    LockSupport.unpark(thread);
    return ended.handle((nothing, reason) -> null);
  }

  @Override
  public boolean stopWished() {
    return stop;
  }

  @Override
  public boolean listenWished() {
    return listen;
  }

  private void run() {
    DeviceException why = null;
    try (PortClaims.Claim claim = fleet.claims().claim(config.id(), config.port())) {
      log.debug("device {}: port {} claimed: {}", config.id(), config.port(), claim);
      while (serve() == PortReader.End.IDLE) {
        log.debug("device {}: silent for {}, opened anew", config.id(), config.idleReopen());
      }
    } catch (DeviceException e) {
      why = e;
    } catch (RuntimeException e) {
      log.error("device {}: a fault in reading port {}", config.id(), config.port(), e);
      why = new DeviceException(Reason.BROKEN, "device " + config.id() + ": " + e, e);
    }
    end(why);
  }

  private PortReader.End serve() {
    Port port = fleet.ports().open(config);
    ReplyWriter replies =
        new ReplyWriter(
            thread.getName() + "-reply", port, config.replies(), fleet.nanoTime(), tally);
    try {
      replies.start();
      desk.open(listener, replies);
      PortReader reader = new PortReader(config, fleet, desk, replies, board, port);
      if (!opened.isDone()) {
        board.opened();
        opened.complete(this);
      }
      return reader.readUntilEnd(this);
    } finally {
      desk.close();
      release(port, replies);
    }
  }

  /**
   * Closes the port when nothing writes to it any more. Closed under a write, its file number could
   * be another file's when the write goes on.
   */
  private void release(Port port, ReplyWriter replies) {
    replies.stop();
    while (!replies.hasEnded()) {
      try {
        port.discardOutput();
      } catch (IOException e) {
        log.debug("device {}: {}", config.id(), e.toString());
      }
      LockSupport.parkNanos(this, TICK);
    }
    port.close();
  }

  private void end(@Nullable DeviceException why) {
    if (desk.pending() > 0) {
      log.warn(
          "device {}: {} reads are not stored yet; they are offered again when the port is open",
          config.id(),
          desk.pending());
    }
    if (why == null) {
      board.state(State.IDLE);
    } else {
      board.failed(String.valueOf(why.getMessage()));
    }
    over.run();
    if (why == null) {
      opened.completeExceptionally(over(config));
      ended.complete(null);
    } else if (!opened.completeExceptionally(why)) {
      ended.completeExceptionally(why);
    }
  }

  private static DeviceException over(SerialConfig config) {
    return new DeviceException(Reason.BROKEN, "device " + config.id() + ": the session is over");
  }
}

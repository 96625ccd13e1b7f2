package org.edgedaemon.device.serial;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.serial.codec.ReadingDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads one open port until it ends. A tick at a time: whatever happens to the port is seen within
 * one, and at a rate of 3,000,000 baud the port's own 4 KiB do not overflow.
 */
final class PortReader {
  private static final long TICK = Duration.ofMillis(10).toNanos();
  private static final long LOOK = Duration.ofSeconds(1).toNanos();

  /** Read at once: how many frames may become reads before the desk is asked for room again. */
  private static final int MOST_BYTES = 512;

  /** What a polite end waits for reads to be stored and the reader to be told. */
  private static final long PARTING = Duration.ofSeconds(1).toNanos();

  /** Why reading has ended without a fault. */
  enum End {
    ASKED,
    /** The port is to be opened anew. */
    IDLE
  }

  /** What others want of the session; any thread. */
  interface Wishes {
    boolean stopWished();

    boolean listenWished();
  }

  private final SerialConfig config;
  private final Ports ports;
  private final LongSupplier nanoTime;
  private final ReadDesk desk;
  private final ReplyWriter replies;
  private final StatusBoard board;
  private final Port port;
  private final ReadingDecoder decoder;
  private final @Nullable Object opened;
  private long lastByte;
  private long lastLook;
  private long stopBegan = -1;

  PortReader(
      SerialConfig config,
      SerialFleet fleet,
      ReadDesk desk,
      ReplyWriter replies,
      StatusBoard board,
      Port port) {
    this.config = config;
    this.ports = fleet.ports();
    this.nanoTime = fleet.nanoTime();
    this.desk = desk;
    this.replies = replies;
    this.board = board;
    this.port = port;
    this.decoder = new ReadingDecoder(config.framing(), config.checksum(), config.payload());
    this.opened = ports.at(config.port());
    this.lastByte = nanoTime.getAsLong();
    this.lastLook = lastByte;
  }

  /**
   * Returns when asked to, or when the port is to be opened anew.
   *
   * @throws DeviceException the port is gone or makes no sense
   */
  End readUntilEnd(Wishes wishes) {
    try {
      while (true) {
        desk.settle();
        replies.supervise();
        if (wishes.stopWished()) {
          if (mayPart()) {
            return End.ASKED;
          }
        } else if (isIdle()) {
          return End.IDLE;
        }
        boolean worked = turn(wishes.listenWished() && !wishes.stopWished());
        lookAtPath();
        if (!worked) {
          LockSupport.parkNanos(this, TICK);
        }
      }
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** True when there may be more at once. */
  private boolean turn(boolean take) throws IOException {
    int waiting = port.available();
    if (!take || !desk.hasRoom()) {
      return false;
    }
    long now = nanoTime.getAsLong();
    if (waiting > 0) {
      lastByte = now;
      board.contact();
      decoder.accept(port.read(Math.min(waiting, MOST_BYTES)), desk::take);
      return true;
    }
    if (decoder.hasBegun() && now - lastByte >= config.frameGap().toNanos()) {
      decoder.silence(desk::take);
    }
    return false;
  }

  private boolean mayPart() {
    long now = nanoTime.getAsLong();
    stopBegan = stopBegan < 0 ? now : stopBegan;
    return (desk.isIdle() && replies.isIdle()) || now - stopBegan >= PARTING;
  }

  private boolean isIdle() {
    Duration most = config.idleReopen();
    return most != null
        && desk.isIdle()
        && replies.isIdle()
        && !decoder.hasBegun()
        && nanoTime.getAsLong() - lastByte >= most.toNanos();
  }

  /** Some adapters vanish without a sign to who has them open. */
  private void lookAtPath() {
    long now = nanoTime.getAsLong();
    if (now - lastLook < LOOK) {
      return;
    }
    lastLook = now;
    Object there = ports.at(config.port());
    if (there == null) {
      throw gone(null);
    }
    if (opened != null && !there.equals(opened)) {
      throw new DeviceException(
          Reason.BROKEN,
          "device " + config.id() + ": another port stands at " + config.port() + " now");
    }
  }

  private DeviceException broken(IOException e) {
    return ports.at(config.port()) == null
        ? gone(e)
        : new DeviceException(
            Reason.BROKEN,
            "device " + config.id() + ": port " + config.port() + " broke off (" + words(e) + ")",
            e);
  }

  private DeviceException gone(@Nullable IOException e) {
    String message =
        "device " + config.id() + ": port " + config.port() + " is gone; plug the reader in again";
    return e == null
        ? new DeviceException(Reason.UNREACHABLE, message)
        : new DeviceException(Reason.UNREACHABLE, message, e);
  }

  private static String words(IOException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }
}

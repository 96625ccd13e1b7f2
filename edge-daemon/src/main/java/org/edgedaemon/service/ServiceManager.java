package org.edgedaemon.service;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What systemd is told, over its socket {@code $NOTIFY_SOCKET}: one datagram a message, lines of
 * {@code NAME=value} (sd_notify(3)). Where there is no such socket, or it cannot be used on this
 * platform, nothing is told and nobody misses it. Any thread may call; nothing waits, except {@link
 * #stopping}.
 */
public final class ServiceManager implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ServiceManager.class);
  private static final Duration LAST_WORD = Duration.ofSeconds(1);

  private final @Nullable NotifySocket socket;
  private final @Nullable Duration watchdog;
  private final LongSupplier nanoTime;

  private ServiceManager(
      @Nullable NotifySocket socket, @Nullable Duration watchdog, LongSupplier nanoTime) {
    this.socket = socket;
    this.watchdog = watchdog;
    this.nanoTime = nanoTime;
  }

  /**
   * The one that the environment names, if any.
   *
   * @param environment variables by name, null when not set
   * @param loops one of which sends; only those of the epoll kind can
   * @param nanoTime as {@link System#nanoTime}: on Linux that is the monotonic clock of the system,
   *     which systemd wants to have told
   */
  public static ServiceManager of(
      Function<String, @Nullable String> environment, EventLoopGroup loops, LongSupplier nanoTime) {
    String address = environment.apply("NOTIFY_SOCKET");
    if (address == null || address.length() < 2 || !(loops instanceof EpollEventLoopGroup)) {
      return new ServiceManager(null, null, nanoTime);
    }
    try {
      return new ServiceManager(NotifySocket.open(address, loops), watchdog(environment), nanoTime);
    } catch (RuntimeException | LinkageError e) {
      log.warn("the service manager at {} cannot be told anything: {}", address, e.toString());
      return new ServiceManager(null, null, nanoTime);
    }
  }

  /** Within which time {@link #alive} must be said again and again; empty when nobody asks. */
  public Optional<Duration> watchdog() {
    return Optional.ofNullable(watchdog);
  }

  /** Everything is open and listens; also the end of a reload. */
  public void ready(String status) {
    send("READY=1\n" + line(status));
  }

  /** What it does now, for {@code systemctl status}. */
  public void status(String status) {
    send(line(status));
  }

  /** A reload begins; it ends with {@link #ready}. */
  public void reloading() {
    long micros = TimeUnit.NANOSECONDS.toMicros(nanoTime.getAsLong());
    send("RELOADING=1\nMONOTONIC_USEC=" + micros);
  }

  /** It works and makes progress. */
  public void alive() {
    send("WATCHDOG=1");
  }

  /** The end begins. Waits a moment: what comes next may be the end of the process. */
  public void stopping(String status) {
    if (socket != null) {
      socket.sendAndWait("STOPPING=1\n" + line(status), LAST_WORD);
    }
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.close();
    }
  }

  private void send(String text) {
    if (socket != null) {
      socket.send(text);
    }
  }

  /** A line break would begin another assignment. */
  private static String line(String status) {
    return "STATUS=" + status.replaceAll("\\p{Cntrl}+", " ");
  }

  /** Meant for another process when it names another one; what is not a number asks for nothing. */
  private static @Nullable Duration watchdog(Function<String, @Nullable String> environment) {
    String micros = environment.apply("WATCHDOG_USEC");
    String pid = environment.apply("WATCHDOG_PID");
    boolean ours = pid == null || pid.equals(Long.toString(ProcessHandle.current().pid()));
    return ours && micros != null && micros.matches("[1-9]\\d{0,14}")
        ? Duration.of(Long.parseLong(micros), ChronoUnit.MICROS)
        : null;
  }
}

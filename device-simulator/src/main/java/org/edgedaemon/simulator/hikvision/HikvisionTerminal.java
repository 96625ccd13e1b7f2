package org.edgedaemon.simulator.hikvision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/**
 * A simulated Hikvision terminal with real sockets on loopback. It keeps its log over {@link #stop}
 * and {@link #start}, as a real one does. Safe for use by several threads; nothing here may be
 * called on the terminal's own event loop except from {@code trace}, where only {@code faults} and
 * the knobs may.
 */
public final class HikvisionTerminal implements AutoCloseable {
  private final HikvisionCore core;
  private final FrontDesk desk;
  private final HikvisionServer server;
  private final boolean bursts;
  private final AttendanceMode attendance;
  private int port;
  private boolean listening;
  private long turn;

  HikvisionTerminal(
      HikvisionCore core,
      FrontDesk desk,
      HikvisionServer server,
      int port,
      boolean bursts,
      AttendanceMode attendance) {
    this.core = core;
    this.desk = desk;
    this.server = server;
    this.port = port;
    this.bursts = bursts;
    this.attendance = attendance;
  }

  /** Begins the description of a terminal of today: {@link Firmware#MODERN}. */
  public static HikvisionTerminalBuilder builder() {
    return builder(Firmware.MODERN);
  }

  /** Begins the description of a terminal of a known model; later knobs win. */
  public static HikvisionTerminalBuilder builder(Firmware firmware) {
    return new HikvisionTerminalBuilder().firmware(firmware);
  }

  /**
   * Listens; after a {@link #stop} on the same port as before.
   *
   * @throws UncheckedIOException when the port is taken
   */
  public synchronized HikvisionTerminal start() {
    if (!listening) {
      try {
        port = server.bind(port);
        listening = true;
        doOnLoop(desk.pushes::resume);
      } catch (IOException e) {
        throw new UncheckedIOException("port " + port + " cannot be bound", e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
    return this;
  }

  /** The port number; 0 before the first start if a free one was asked for. */
  public synchronized int port() {
    return port;
  }

  /** Such as {@code http://127.0.0.1:8080}, without a path. */
  public String url() {
    return (server.tls() != null ? "https" : "http") + "://127.0.0.1:" + port();
  }

  /**
   * Somebody punches now. With bursts a door opens and closes in the same second: 5/21, 5/22.
   *
   * @param minor 75 face, 38 finger, 1 card, ...
   * @return the row of the punch
   */
  public LoggedEvent punch(String employeeNo, int minor) {
    String status;
    synchronized (this) {
      status = attendance.status(turn++);
    }
    return punch(EventFacts.punch(employeeNo, minor).attendance(status));
  }

  /** As {@link #punch(String, int)}, with all that is known about it. */
  public LoggedEvent punch(EventFacts facts) {
    LoggedEvent punch = event(facts);
    if (bursts) {
      LoggedEvent unlocked = event(EventFacts.door(21));
      LoggedEvent locked = event(EventFacts.door(22));
      core.meter.trace("rows %d to %d".formatted(unlocked.serial() - 1, locked.serial()));
    }
    return punch;
  }

  /** A single row, now. */
  public LoggedEvent event(EventFacts facts) {
    Instant now = core.clock.instant();
    int offset = core.clock.offset(now).getTotalSeconds();
    return add(facts, now.getEpochSecond() + offset, offset);
  }

  /** A single row, with another time on the terminal's wall clock. */
  public LoggedEvent eventAt(LocalDateTime time, EventFacts facts) {
    int offset = core.clock.zone().rules().getOffset(time).getTotalSeconds();
    return add(facts, time.toEpochSecond(ZoneOffset.UTC), offset);
  }

  /** Adds or changes a person. */
  public void enrol(EnrolledUser user) {
    core.staff.enrol(user);
  }

  /** Takes a person away; old rows keep the number and lose the name. */
  public void dismiss(String employeeNo) {
    core.staff.dismiss(employeeNo);
  }

  /** The people enrolled. */
  public List<EnrolledUser> users() {
    return core.staff.all();
  }

  /** The log as of now, by order of writing; a view that makes its elements when asked for. */
  public List<LoggedEvent> log() {
    return core.log.view();
  }

  /** Rows in the log. */
  public int logSize() {
    return core.log.size();
  }

  /** Serial that the last row got. */
  public long newestSerial() {
    return core.log.newestSerial();
  }

  /** Empties the log; serials go on. */
  public void clearLog() {
    core.log.clear();
  }

  /** Empties the log and begins serials at 1, as a factory reset does. */
  public void factoryReset() {
    core.log.clear();
    core.log.nextSerial(1);
  }

  /** The next row gets this serial; the rows that are there stay. */
  public void nextSerial(long serial) {
    core.log.nextSerial(serial);
  }

  /** The terminal's wall clock. */
  public LocalDateTime time() {
    return core.clock.now();
  }

  /** Puts the clock so much ahead of real time; negative is behind. */
  public void clockOffset(Duration ahead) {
    core.clock.ahead(ahead);
  }

  /** Puts the clock on by so much more; negative is back. */
  public void clockJump(Duration by) {
    core.clock.jump(by);
  }

  /** Sets the wall clock, such as to 1970 after a dead battery. */
  public void setTime(LocalDateTime wall) {
    core.clock.set(wall);
  }

  /** Which device it is. */
  public Identity identity() {
    return core.identity();
  }

  /** From now on another device answers here, or the same after an upgrade. */
  public void identity(Identity other) {
    core.identity(other);
  }

  public LoginStyle login() {
    return core.login;
  }

  public HttpStyle http() {
    return core.http;
  }

  public TextStyle text() {
    return core.text;
  }

  public SearchStyle search() {
    return core.search;
  }

  public StreamStyle stream() {
    return core.stream;
  }

  public PushStyle push() {
    return core.push;
  }

  /** SHA-256 of the certificate in lower-case hex; empty without HTTPS. */
  public String certificateSha256() {
    SelfSigned tls = server.tls();
    return tls == null ? "" : tls.sha256();
  }

  /** Shows another certificate from now on, as after a factory reset. */
  public void renewCertificate() {
    server.tls(SelfSigned.make(core.identity().model()));
  }

  /** Somebody puts this address into the first slot of httpHosts. */
  public void pushTo(URI target) {
    doOnLoop(() -> desk.pushes.configure(HttpHost.to(1, target)));
  }

  /** Where a slot of httpHosts points to; empty when it is not used. */
  public Optional<URI> pushTarget(int slot) {
    return onLoop(() -> desk.pushes.host(slot).target());
  }

  /** Serials of the events that a host took, in that order. */
  public List<Long> pushedSerials() {
    return core.meter.pushed();
  }

  /** HTTP status of each answer to a push. */
  public List<Integer> pushAnswers() {
    return core.meter.pushAnswers();
  }

  /** Arms and clears what goes wrong. */
  public HikvisionFaults faults() {
    return core.faults;
  }

  /** What clients did so far. */
  public TerminalCounts counts() {
    return core.meter.counts();
  }

  /** Requests by method and path without query, such as {@code GET /ISAPI/System/time}. */
  public Map<String, Integer> requests() {
    return core.meter.requests();
  }

  /** How often one of them came, challenged or not. */
  public int requests(String methodAndPath) {
    return core.meter.requests(methodAndPath);
  }

  /** The last Authorization headers, ten thousand at most, oldest first. */
  public List<String> authorizations() {
    return core.meter.authorizations();
  }

  /** Every request that would have changed something. */
  public List<SeenWrite> writes() {
    return core.meter.writes();
  }

  /** Each breach of the protocol by a client, in words. Empty is what a test wants to see. */
  public List<String> protocolViolations() {
    return core.meter.violations();
  }

  /** Whether the account is locked now. */
  public boolean locked() {
    return onLoop(() -> desk.gate.guard().locked(core.clock.real()));
  }

  /** Somebody unlocks the account at the terminal. */
  public void unlock() {
    doOnLoop(desk.gate.guard()::unlock);
  }

  /** Every nonce given so far is stale. */
  public void forgetNonces() {
    doOnLoop(desk.gate::restart);
  }

  /** Somebody else takes a stream slot and keeps it. */
  public void occupyStreamSlot(String address) {
    doOnLoop(() -> desk.hall.occupy(address));
  }

  /** The slots that are held by nobody who is connected become free. */
  public void vacateStreamSlots() {
    doOnLoop(desk.hall::vacate);
  }

  /** Closes all connections in good order. */
  public void closeConnections() {
    doOnLoop(desk::closeAll);
  }

  /**
   * Restarts: nonces, searches and slots are forgotten, connections stay half open without FIN, the
   * log remains and gets the row 2/1024. New connections are served at once.
   */
  public void reboot() {
    doOnLoop(
        () -> {
          desk.restart();
          core.booted();
        });
    LoggedEvent boot = event(EventFacts.of(2, 1024));
    core.meter.trace("rebooted, row " + boot.serial());
  }

  /** Goes offline: connections are reset, new ones refused. */
  public synchronized void stop() {
    server.unbind();
    listening = false;
    doOnLoop(desk::cutAll);
  }

  @Override
  public void close() {
    stop();
  }

  /** The row and its news in one step, so that streams tell rows in the order of their serials. */
  private LoggedEvent add(EventFacts facts, long wall, int offset) {
    synchronized (core.log) {
      LoggedEvent event = core.log.add(facts, wall, offset);
      server.loop().execute(() -> desk.announce(event));
      return event;
    }
  }

  private void doOnLoop(Runnable task) {
    boolean unused =
        onLoop(
            () -> {
              task.run();
              return true;
            });
  }

  private <T> T onLoop(Callable<T> task) {
    try {
      return server.loop().inEventLoop() ? task.call() : server.loop().submit(task).get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }
}

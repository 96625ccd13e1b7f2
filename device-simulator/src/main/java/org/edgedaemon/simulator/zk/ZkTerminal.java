package org.edgedaemon.simulator.zk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/**
 * A simulated ZK terminal with real sockets on loopback. It keeps its log over {@link #stop} and
 * {@link #start}, as a real one does. Safe for use by several threads; nothing here may be called
 * on the terminal's own event loop except from {@code trace}, where only {@code faults} may.
 */
public final class ZkTerminal implements AutoCloseable {
  private final TerminalCore core;
  private final TerminalServer server;
  private int port;
  private boolean listening;

  ZkTerminal(TerminalCore core, TerminalServer server, int port) {
    this.core = core;
    this.server = server;
    this.port = port;
  }

  /** Begins the description of a terminal. */
  public static ZkTerminalBuilder builder() {
    return new ZkTerminalBuilder();
  }

  /**
   * Listens; after a {@link #stop} on the same port as before.
   *
   * @throws UncheckedIOException when the port is taken
   */
  public synchronized ZkTerminal start() {
    if (!listening) {
      try {
        port = server.bind(port);
        listening = true;
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

  /** Appends a punch of now to the log and tells registered clients. */
  public LoggedPunch punch(String pin, int state, int verify) {
    return punchAt(core.clock.now(), pin, state, verify);
  }

  /** As {@link #punch}, with another wall clock time. */
  public LoggedPunch punchAt(LocalDateTime time, String pin, int state, int verify) {
    LoggedPunch punch =
        core.log.append(new LoggedPunch(pin, 0, PackedTime.pack(time), state, verify, 0));
    // Decided now: a client that enables the terminal later gets no event of an earlier punch.
    if (!core.disabled()) {
      server.loop().execute(() -> server.post(punch));
    }
    return punch;
  }

  /** Appends a record in wire form, whatever it holds; no event. */
  public void appendRecord(byte[] raw) {
    core.log.appendRaw(raw.clone());
  }

  /** The log as of now; a view that makes its elements when asked for. */
  public List<LoggedPunch> log() {
    return core.log.view();
  }

  /** Records in the log. */
  public int logSize() {
    return core.log.size();
  }

  /** Empties the log, as somebody at the terminal's menu can. */
  public void clearLog() {
    core.log.clear();
  }

  /** Events that a client acknowledged as the protocol asks, in that order. */
  public List<LoggedPunch> acknowledgedEvents() {
    return core.tally.acknowledged();
  }

  /** Event frames sent, repetitions included. */
  public int eventsSent() {
    return core.tally.eventsSentSoFar();
  }

  /** What clients did so far. */
  public SessionCounts sessions() {
    return core.tally.snapshot(onLoop(server::openSessions));
  }

  /** Each breach of the protocol by a client, in words. Empty is what a test wants to see. */
  public List<String> protocolViolations() {
    return core.tally.violations();
  }

  /** Arms and clears what goes wrong. */
  public ZkFaults faults() {
    return core.faults;
  }

  /** The terminal's wall clock. */
  public LocalDateTime time() {
    return core.clock.now();
  }

  /** Puts the terminal's clock so much ahead of real time in its zone; negative is behind. */
  public void clockOffset(Duration ahead) {
    core.clock.ahead(ahead);
  }

  /** Whether a client has disabled the terminal and its time is not over. */
  public boolean disabled() {
    return core.disabled();
  }

  /**
   * Restarts: sessions and event registrations are forgotten, connections stay half open without
   * FIN, and the log remains. New connections are served at once.
   */
  public void reboot() {
    onLoop(
        () -> {
          server.restart();
          return true;
        });
  }

  /** Goes offline: connections are reset, new ones refused. */
  public synchronized void stop() {
    server.closeSockets();
    listening = false;
    onLoop(
        () -> {
          server.cutAll();
          return true;
        });
  }

  @Override
  public void close() {
    stop();
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

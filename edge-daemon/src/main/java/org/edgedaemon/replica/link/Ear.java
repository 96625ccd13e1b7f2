package org.edgedaemon.replica.link;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.HttpClient;
import org.edgedaemon.http.Socket;
import org.edgedaemon.http.SocketListener;
import org.edgedaemon.replica.Version;
import org.edgedaemon.replica.wire.MalformedException;
import org.edgedaemon.replica.wire.News;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from the master when there is something: by a WebSocket, or by calls that wait where a
 * WebSocket is refused. Confined to the scheduler.
 */
final class Ear implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Ear.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final int WAIT_SECONDS = 20;

  /** After so many calls that waited, a WebSocket is tried again. */
  private static final int CALLS_BEFORE_SOCKET = 90;

  /** Hears of news; on the scheduler, not to block. */
  interface Listener {
    /** The master is there, whatever it has. */
    void connected();

    void rung();
  }

  /** Opens WebSockets. */
  interface Sockets {
    void open(ClientRequest request, SocketListener listener);
  }

  private final URI url;
  private final Secret authorization;
  private final Sockets sockets;
  private final HttpClient client;
  private final ScheduledExecutorService scheduler;
  private final Supplier<Version> received;
  private final Listener listener;
  private final Backoff backoff;
  private @Nullable Socket socket;
  private int failures;
  private int calls;
  private boolean closed;
  private volatile boolean hearing;

  /**
   * Does nothing before {@link #start}.
   *
   * @param received up to where the office has everything
   */
  Ear(
      LinkConfig config,
      Sockets sockets,
      HttpClient client,
      ScheduledExecutorService scheduler,
      DoubleSupplier random,
      Supplier<Version> received,
      Listener listener) {
    this.url = config.url();
    this.authorization = HttpMasterCalls.bearer(config.token());
    this.sockets = sockets;
    this.client = client;
    this.scheduler = scheduler;
    this.received = received;
    this.listener = listener;
    this.backoff = new Backoff(FIRST, MOST, random);
  }

  void start() {
    onScheduler(this::openSocket);
  }

  /** Whether the master can tell at once. */
  boolean hears() {
    return hearing;
  }

  @Override
  public void close() {
    onScheduler(
        () -> {
          closed = true;
          hearing = false;
          if (socket != null) {
            socket.close();
          }
        });
  }

  private void openSocket() {
    if (!closed) {
      sockets.open(request("changes"), new Line());
    }
  }

  private ClientRequest request(String call) {
    Duration patience = Duration.ofSeconds(WAIT_SECONDS + 10L);
    return ClientRequest.get(HttpMasterCalls.at(url, call))
        .withHeaders(Map.of(), Map.of("Authorization", authorization))
        .withTimeouts(patience, patience);
  }

  private void opened(Socket open) {
    if (closed) {
      open.close();
      return;
    }
    socket = open;
    failures = 0;
    hearing = true;
    listener.connected();
  }

  private void ended(boolean wasOpen, String why) {
    socket = null;
    hearing = false;
    if (closed) {
      return;
    }
    log.debug("the master at {} is not heard: {}", url.getAuthority(), why);
    if (wasOpen) {
      failures = 1;
      later(this::openSocket);
    } else {
      calls = 0;
      waitByCall(false);
    }
  }

  /**
   * Where a WebSocket was refused.
   *
   * @param known whether such calls have been answered before
   */
  private void waitByCall(boolean known) {
    if (closed) {
      return;
    }
    int seconds = known ? WAIT_SECONDS : 0;
    String query = "changes?since=" + HttpMasterCalls.quoted(received.get()) + "&wait=" + seconds;
    client
        .call(request(query))
        .whenComplete((result, fault) -> onScheduler(() -> answered(result, known)));
  }

  private void answered(@Nullable ClientResult result, boolean known) {
    if (!(result instanceof Answer answer) || answer.status() != 200) {
      hearing = false;
      failures++;
      later(this::openSocket);
      return;
    }
    failures = 0;
    hearing = true;
    boolean isNew = isNew(answer);
    if (!known) {
      listener.connected();
    } else if (isNew) {
      listener.rung();
    }
    if (++calls >= CALLS_BEFORE_SOCKET) {
      openSocket();
    } else if (isNew) {
      // Until the round has taken it over, the master would answer the same at once.
      var unused = schedule(() -> waitByCall(true), FIRST.dividedBy(4));
    } else {
      waitByCall(true);
    }
  }

  private boolean isNew(Answer answer) {
    try {
      return News.read(answer.body().text()).newest().isAfter(received.get());
    } catch (MalformedException e) {
      log.debug("no news: {}", e.getMessage());
      return false;
    }
  }

  private void later(Runnable step) {
    var unused = schedule(step, backoff.after(Math.max(1, failures)));
  }

  private @Nullable Future<?> schedule(Runnable step, Duration delay) {
    try {
      return scheduler.schedule(step, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("no more scheduling: {}", e.toString());
      return null;
    }
  }

  private void onScheduler(Runnable step) {
    try {
      scheduler.execute(step);
    } catch (RejectedExecutionException e) {
      log.debug("no more scheduling: {}", e.toString());
    }
  }

  private final class Line implements SocketListener {
    private volatile boolean open;

    @Override
    public void opened(Socket socket) {
      open = true;
      onScheduler(() -> Ear.this.opened(socket));
    }

    @Override
    public void received(String text) {
      onScheduler(listener::rung);
    }

    @Override
    public void closed(String why) {
      boolean was = open;
      onScheduler(() -> ended(was, why));
    }
  }
}

package org.edgedaemon.replica.hub;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.http.Socket;
import org.edgedaemon.http.SocketListener;
import org.edgedaemon.replica.Version;
import org.edgedaemon.replica.wire.News;
import org.jspecify.annotations.Nullable;

/** Tells slaves that listen that there is something new. Any thread. */
final class Bell {
  /** Of one slave; a line that broke unheard may stay open for a while. */
  private static final int MAX_SOCKETS = 4;

  // Guarded by this.
  private final Map<String, Deque<Socket>> sockets = new HashMap<>();
  private final Map<String, Set<CompletableFuture<@Nullable News>>> waiting = new HashMap<>();
  private boolean closed;

  /** A socket by which the slave hears. */
  SocketListener listener(String slave) {
    return new Line(slave);
  }

  /** The next news; null when there are none in time. */
  CompletableFuture<@Nullable News> next(String slave, Duration patience) {
    CompletableFuture<@Nullable News> news = new CompletableFuture<>();
    synchronized (this) {
      waiting
          .computeIfAbsent(slave, any -> Collections.newSetFromMap(new IdentityHashMap<>()))
          .add(news);
    }
    var unused = news.whenComplete((any, fault) -> forget(slave, news));
    return news.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Tells all.
   *
   * @param without who need not be told; null for nobody
   */
  void ring(@Nullable String without, Version newest) {
    News news = new News(newest);
    List<Socket> told = new ArrayList<>();
    List<CompletableFuture<@Nullable News>> answered = new ArrayList<>();
    synchronized (this) {
      sockets.forEach((slave, lines) -> addUnless(slave.equals(without), told, lines));
      waiting.forEach((slave, calls) -> addUnless(slave.equals(without), answered, calls));
    }
    told.forEach(socket -> socket.send(news.write()));
    answered.forEach(call -> call.complete(news));
  }

  synchronized boolean hears(String slave) {
    return !sockets.getOrDefault(slave, new ArrayDeque<>()).isEmpty()
        || !waiting.getOrDefault(slave, Set.of()).isEmpty();
  }

  /** Ends all lines; slaves try again. */
  void close() {
    List<Socket> open = new ArrayList<>();
    List<CompletableFuture<@Nullable News>> calls = new ArrayList<>();
    synchronized (this) {
      closed = true;
      sockets.values().forEach(open::addAll);
      waiting.values().forEach(calls::addAll);
    }
    open.forEach(Socket::close);
    calls.forEach(call -> call.complete(null));
  }

  private static <T> void addUnless(boolean not, List<T> to, Collection<? extends T> more) {
    if (!not) {
      to.addAll(more);
    }
  }

  private synchronized void forget(String slave, CompletableFuture<@Nullable News> news) {
    Collection<CompletableFuture<@Nullable News>> calls = waiting.get(slave);
    if (calls != null) {
      calls.removeIf(call -> call == news);
    }
  }

  private @Nullable Socket add(String slave, Socket socket) {
    synchronized (this) {
      if (closed) {
        return socket;
      }
      Deque<Socket> lines = sockets.computeIfAbsent(slave, any -> new ArrayDeque<>());
      lines.addLast(socket);
      return lines.size() > MAX_SOCKETS ? lines.removeFirst() : null;
    }
  }

  private synchronized void remove(String slave, Socket socket) {
    sockets.getOrDefault(slave, new ArrayDeque<>()).remove(socket);
  }

  private final class Line implements SocketListener {
    private final String slave;
    private @Nullable Socket socket;

    Line(String slave) {
      this.slave = slave;
    }

    @Override
    public void opened(Socket opened) {
      socket = opened;
      Socket surplus = add(slave, opened);
      if (surplus != null) {
        surplus.close();
      }
    }

    @Override
    public void received(String text) {
      // A slave has nothing to say here.
    }

    @Override
    public void closed(String why) {
      if (socket != null) {
        remove(slave, socket);
      }
    }
  }
}

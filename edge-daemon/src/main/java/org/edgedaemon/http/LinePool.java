package org.edgedaemon.http;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.ClientResult.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Lines for calls that stream: each is used by one call at a time and then kept for the next one.
 * Safe for use by several threads.
 */
final class LinePool implements AutoCloseable {
  private final Function<URI, HttpLine> opener;
  private final int most;
  private final Map<String, Deque<HttpLine>> idle = new HashMap<>();
  private final List<HttpLine> busy = new ArrayList<>();
  private boolean closed;

  /**
   * @param opener makes a line to a peer, on a loop of its choice
   * @param most calls at once
   */
  LinePool(Function<URI, HttpLine> opener, int most) {
    this.opener = opener;
    this.most = most;
  }

  /**
   * @param body sent instead of the request's own; null for that
   * @param listener takes the body of a success; null when it is collected
   */
  CompletionStage<StreamResult> call(
      ClientRequest request, @Nullable FileBody body, @Nullable StreamListener listener) {
    HttpLine line = take(request.uri());
    if (line == null) {
      return CompletableFuture.completedFuture(busy(request));
    }
    CompletableFuture<StreamResult> result = new CompletableFuture<>();
    try {
      line.loop().execute(() -> ask(line, request, body, listener, result));
    } catch (RejectedExecutionException e) {
      giveBack(request.uri(), line);
      result.complete(busy(request));
    }
    return result;
  }

  private void ask(
      HttpLine line,
      ClientRequest request,
      @Nullable FileBody body,
      @Nullable StreamListener listener,
      CompletableFuture<StreamResult> result) {
    Runnable over = () -> giveBack(request.uri(), line);
    LineFlow flow = listener == null ? null : LineFlow.whole(listener, over);
    var unused =
        line.ask(request, body, flow)
            .thenAccept(
                heard -> {
                  if (heard instanceof StreamResult.Ended) {
                    over.run();
                  }
                  result.complete(heard);
                });
  }

  @Override
  public void close() {
    List<HttpLine> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      all.addAll(busy);
      idle.values().forEach(all::addAll);
      idle.clear();
    }
    all.forEach(LinePool::end);
  }

  private synchronized @Nullable HttpLine take(URI address) {
    if (closed || busy.size() >= most) {
      return null;
    }
    Deque<HttpLine> free = idle.get(key(address));
    HttpLine kept = free == null ? null : free.pollFirst();
    HttpLine line = kept == null ? opener.apply(address) : kept;
    busy.add(line);
    return line;
  }

  private synchronized void giveBack(URI address, HttpLine line) {
    busy.remove(line);
    if (!closed) {
      idle.computeIfAbsent(key(address), none -> new ArrayDeque<>()).addFirst(line);
    }
  }

  private static void end(HttpLine line) {
    try {
      line.loop().execute(line::close);
    } catch (RejectedExecutionException e) {
      // Its loop has ended, and the connection with it.
      line.loop().isShutdown();
    }
  }

  private static String key(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  private static StreamResult busy(ClientRequest request) {
    return new StreamResult.Ended(
        new Failure(
            Reason.BUSY, "no connection is free for " + request.peer() + ": too many at once"));
  }
}

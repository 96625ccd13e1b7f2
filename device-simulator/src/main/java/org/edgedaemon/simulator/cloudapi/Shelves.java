package org.edgedaemon.simulator.cloudapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** All collections, and the requests that came. Safe for use by several threads. */
final class Shelves {
  private static final int KEPT = 10_000;

  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
  private final Deque<ApiRequest> requests = new ArrayDeque<>();
  private final AtomicLong strangers = new AtomicLong();
  private final AtomicLong orphans = new AtomicLong();
  private final Consumer<String> trace;

  /**
   * @param trace told one line about each request
   */
  Shelves(Consumer<String> trace) {
    this.trace = trace;
  }

  Shelf shelf(String collection) {
    return shelves.computeIfAbsent(collection, none -> new Shelf());
  }

  void note(ApiRequest request) {
    synchronized (requests) {
      requests.add(request);
      if (requests.size() > KEPT) {
        requests.remove();
      }
    }
    trace.accept("%s %s -> %d".formatted(request.method(), request.target(), request.status()));
  }

  void noteStranger() {
    strangers.incrementAndGet();
  }

  void noteOrphan() {
    orphans.incrementAndGet();
  }

  List<ApiRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  long strangers() {
    return strangers.get();
  }

  long orphans() {
    return orphans.get();
  }

  long size() {
    return shelves.values().stream().mapToLong(Shelf::size).sum();
  }
}

package org.edgedaemon.simulator.zk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Counts and complaints of one terminal; safe for use by several threads. */
final class Tally {
  /** What is counted. */
  enum Count {
    CONNECTIONS,
    CONNECTS,
    EXITS,
    AUTHS,
    REFUSED_AUTHS,
    DISABLES,
    ENABLES,
    CLOCK_SETS,
    LOG_READS,
    USER_READS,
    KICKED
  }

  private final Map<Count, AtomicInteger> counts = new EnumMap<>(Count.class);
  private final List<String> violations = new ArrayList<>();
  private final List<String> dangerous = new ArrayList<>();
  private final List<LoggedPunch> acknowledged = new ArrayList<>();
  private final AtomicInteger eventsSent = new AtomicInteger();
  private final Consumer<String> trace;

  /**
   * @param trace told one line about each thing that happens
   */
  Tally(Consumer<String> trace) {
    this.trace = trace;
    for (Count count : Count.values()) {
      counts.put(count, new AtomicInteger());
    }
  }

  void add(Count count) {
    counter(count).incrementAndGet();
    trace.accept(count.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  void violation(String text) {
    synchronized (violations) {
      violations.add(text);
    }
    trace.accept("violation: " + text);
  }

  void danger(String text) {
    synchronized (dangerous) {
      dangerous.add(text);
    }
    trace.accept("dangerous: " + text);
  }

  void eventSent() {
    eventsSent.incrementAndGet();
  }

  void acknowledged(LoggedPunch punch) {
    synchronized (acknowledged) {
      acknowledged.add(punch);
    }
    trace.accept("event acknowledged");
  }

  int eventsSentSoFar() {
    return eventsSent.get();
  }

  List<String> violations() {
    return copy(violations);
  }

  List<LoggedPunch> acknowledged() {
    return copy(acknowledged);
  }

  SessionCounts snapshot(int open) {
    return new SessionCounts(
        get(Count.CONNECTIONS),
        get(Count.CONNECTS),
        get(Count.EXITS),
        get(Count.AUTHS),
        get(Count.REFUSED_AUTHS),
        get(Count.DISABLES),
        get(Count.ENABLES),
        get(Count.CLOCK_SETS),
        get(Count.LOG_READS),
        get(Count.USER_READS),
        get(Count.KICKED),
        open,
        copy(dangerous));
  }

  private static <T> List<T> copy(List<T> list) {
    synchronized (list) {
      return List.copyOf(list);
    }
  }

  private int get(Count count) {
    return counter(count).get();
  }

  private AtomicInteger counter(Count count) {
    return Objects.requireNonNull(counts.get(count));
  }
}

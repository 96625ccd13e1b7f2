package org.edgedaemon.simulator.hikvision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts and complaints of one terminal; safe for use by several threads. */
final class Meter {
  private static final int HEADERS_KEPT = 10_000;
  private static final Set<String> SEARCHES =
      Set.of(
          "/ISAPI/AccessControl/AcsEvent",
          "/ISAPI/AccessControl/AcsEventTotalNum",
          "/ISAPI/AccessControl/UserInfo/Search",
          "/ISAPI/Event/notification/subscribeEvent");

  private final Consumer<String> trace;
  private final Map<String, Integer> endpoints = new TreeMap<>();
  private final Deque<String> authorizations = new ArrayDeque<>();
  private final List<SeenWrite> writes = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final List<Integer> pushAnswers = new ArrayList<>();
  private final List<Long> pushed = new ArrayList<>();
  private int connections;
  private int openConnections;
  private int mostConnections;
  private int requests;
  private int openRequests;
  private int mostRequests;
  private int challenges;
  private int credentialed;
  private int failedLogins;
  private int loginsWhileLocked;
  private int streams;
  private int openStreams;
  private int refusedStreams;
  private int parts;
  private int pushes;
  private int acceptedPushes;

  Meter(Consumer<String> trace) {
    this.trace = trace;
  }

  synchronized void connected() {
    connections++;
    openConnections++;
    mostConnections = Math.max(mostConnections, openConnections);
  }

  synchronized void disconnected() {
    openConnections--;
  }

  /** Returns how many requests are in the works, this one included. */
  synchronized int requested(Call call) {
    requests++;
    openRequests++;
    mostRequests = Math.max(mostRequests, openRequests);
    endpoints.merge(call.method + " " + call.path, 1, Integer::sum);
    boolean reads = call.get() || call.method.equals("HEAD") || SEARCHES.contains(call.path);
    if (!reads) {
      writes.add(new SeenWrite(call.method, call.path, call.body()));
    }
    return openRequests;
  }

  synchronized void answered() {
    openRequests--;
  }

  synchronized void challenge() {
    challenges++;
  }

  synchronized void authorization(String header) {
    credentialed++;
    authorizations.add(header);
    if (authorizations.size() > HEADERS_KEPT) {
      authorizations.removeFirst();
    }
  }

  void failedLogin() {
    synchronized (this) {
      failedLogins++;
    }
    trace.accept("failed login");
  }

  void loginWhileLocked() {
    synchronized (this) {
      loginsWhileLocked++;
    }
    trace.accept("login while locked");
  }

  void streamOpened() {
    synchronized (this) {
      streams++;
      openStreams++;
    }
    trace.accept("stream opened");
  }

  void streamClosed() {
    synchronized (this) {
      openStreams--;
    }
    trace.accept("stream closed");
  }

  void streamRefused() {
    synchronized (this) {
      refusedStreams++;
    }
    trace.accept("stream refused");
  }

  synchronized void part() {
    parts++;
  }

  synchronized void push() {
    pushes++;
  }

  synchronized void pushAnswer(int status) {
    pushAnswers.add(status);
  }

  /** Null is a heartbeat. */
  synchronized void pushAccepted(@Nullable LoggedEvent event) {
    acceptedPushes++;
    if (event != null) {
      pushed.add(event.serial());
    }
  }

  synchronized List<Integer> pushAnswers() {
    return List.copyOf(pushAnswers);
  }

  synchronized List<Long> pushed() {
    return List.copyOf(pushed);
  }

  void violation(String text) {
    synchronized (this) {
      violations.add(text);
    }
    trace.accept("violation: " + text);
  }

  void trace(String line) {
    trace.accept(line);
  }

  synchronized int requests(String endpoint) {
    return endpoints.getOrDefault(endpoint, 0);
  }

  synchronized Map<String, Integer> requests() {
    return Map.copyOf(endpoints);
  }

  synchronized List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  synchronized List<SeenWrite> writes() {
    return List.copyOf(writes);
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  synchronized TerminalCounts counts() {
    return new TerminalCounts(
        connections,
        openConnections,
        mostConnections,
        requests,
        mostRequests,
        challenges,
        credentialed,
        failedLogins,
        loginsWhileLocked,
        streams,
        openStreams,
        refusedStreams,
        parts,
        pushes,
        acceptedPushes);
  }
}

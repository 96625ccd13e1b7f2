package org.edgedaemon.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;

/** Finds the route of a method and a path; the first listed wins. Any thread. */
final class Router {
  private record Entry(PathForm form, Route route) {}

  /** What was found. */
  sealed interface Found {}

  record Match(Route route, Map<String, String> params) implements Found {}

  /** 404 or 405, ready to send. */
  record None(HttpAnswer answer) implements Found {}

  private final LongAdder strays = new LongAdder();
  private volatile List<Entry> entries = List.of();

  Router(List<Route> routes) {
    replace(routes);
  }

  /** Other routes from now on. */
  final void replace(List<Route> routes) {
    entries = routes.stream().map(r -> new Entry(PathForm.of(r), r)).toList();
  }

  /** Requests for paths that there are not. */
  long strays() {
    return strays.sum();
  }

  Found find(String method, List<String> segments) {
    Set<String> allowed = new TreeSet<>();
    List<Match> matches = new ArrayList<>(1);
    for (Entry entry : entries) {
      Map<String, String> params = entry.form().match(segments);
      if (params != null && answers(entry.route(), method)) {
        matches.add(new Match(entry.route(), params));
      } else if (params != null) {
        allowed.add(entry.route().method());
      }
    }
    return matches.isEmpty() ? none(method, allowed) : matches.get(0);
  }

  private static boolean answers(Route route, String method) {
    return route.method().equals(method) || (method.equals("HEAD") && route.method().equals("GET"));
  }

  private None none(String method, Set<String> allowed) {
    if (allowed.isEmpty()) {
      strays.increment();
      return new None(HttpAnswer.problem(404, "Not Found", "there is no such path"));
    }
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    String list = String.join(", ", allowed);
    return new None(
        HttpAnswer.problem(405, "Method Not Allowed", "this path takes " + list + ", not " + method)
            .withHeader("Allow", list));
  }
}

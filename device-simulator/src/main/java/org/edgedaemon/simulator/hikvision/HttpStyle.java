package org.edgedaemon.simulator.hikvision;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Habits of the terminal's web server. Knobs may be turned at any time. */
public final class HttpStyle {
  volatile boolean keepAlive = true;
  volatile boolean closes401;
  volatile boolean early401;
  volatile Duration thinks = Duration.ZERO;
  volatile int busyBeyond = Integer.MAX_VALUE;
  volatile MissingPage missingPage = MissingPage.HTML_404;
  volatile boolean wrongContentType;
  final Set<String> missing = ConcurrentHashMap.newKeySet();

  HttpStyle() {}

  /** False closes after each answer and says so. */
  public HttpStyle keepAlive(boolean keeps) {
    keepAlive = keeps;
    return this;
  }

  /** Each 401 closes the connection, and says so. */
  public HttpStyle closes401(boolean closes) {
    closes401 = closes;
    return this;
  }

  /** A request with a body and without credentials gets its 401 before the body is read. */
  public HttpStyle early401(boolean early) {
    early401 = early;
    return this;
  }

  /** Time between a request and its answer. */
  public HttpStyle thinks(Duration time) {
    thinks = time;
    return this;
  }

  /** More requests than that at one time get 503 deviceBusy. */
  public HttpStyle busyBeyond(int requests) {
    busyBeyond = requests;
    return this;
  }

  /**
   * The terminal has no endpoint at this path; httpHosts takes its slots along, a path that ends in
   * a slash all below.
   */
  public HttpStyle without(String path) {
    missing.add(path);
    return this;
  }

  /** The terminal has the endpoint again. */
  public HttpStyle with(String path) {
    missing.remove(path);
    return this;
  }

  public HttpStyle missingPage(MissingPage form) {
    missingPage = form;
    return this;
  }

  /** JSON is called text/html, XML application/json. */
  public HttpStyle wrongContentType(boolean wrong) {
    wrongContentType = wrong;
    return this;
  }
}

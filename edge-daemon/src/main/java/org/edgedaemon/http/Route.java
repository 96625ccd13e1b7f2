package org.edgedaemon.http;

import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * One call of a listener.
 *
 * @param method in capitals; a GET route answers HEAD too
 * @param template the path, for example {@code /api/dead/{id}}; a parameter fills one segment
 * @param maxBody bytes of the unpacked body; {@link #DEFAULT_BODY} takes the listener's limit
 * @param needsBody whether a request without a declared body is refused (411)
 * @param secretPath the path where it is itself a secret, with {@code template} standing for it in
 *     logs; such a route also bears with a missing Host header. Null for an open one
 */
public record Route(
    String method,
    String template,
    Guard guard,
    int maxBody,
    boolean needsBody,
    HttpHandler handler,
    @Nullable Secret secretPath) {
  /** Take the listener's limit. */
  public static final int DEFAULT_BODY = -1;

  public Route {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException("path '" + template + "' must start with /");
    }
  }

  /** A call with an open path. */
  public Route(
      String method,
      String template,
      Guard guard,
      int maxBody,
      boolean needsBody,
      HttpHandler handler) {
    this(method, template, guard, maxBody, needsBody, handler, null);
  }

  public static Route get(String template, Guard guard, HttpHandler handler) {
    return new Route("GET", template, guard, DEFAULT_BODY, false, handler);
  }

  /** A call that may have a body. */
  public static Route post(String template, Guard guard, HttpHandler handler) {
    return new Route("POST", template, guard, DEFAULT_BODY, false, handler);
  }

  /** A call that must have a body of at most {@code maxBody} bytes. */
  public static Route upload(String template, Guard guard, int maxBody, HttpHandler handler) {
    return new Route("POST", template, guard, maxBody, true, handler);
  }

  /**
   * A call that whoever knows its path may make, whose path is in no log and no answer.
   *
   * @param path fixed, from {@code /}; the same with a slash behind it is answered too
   */
  public static Route secret(
      String method, Secret path, Guard guard, int maxBody, HttpHandler handler) {
    return new Route(method, "/" + path, guard, maxBody, false, handler, path);
  }
}

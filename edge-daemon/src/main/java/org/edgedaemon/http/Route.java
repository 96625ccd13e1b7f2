package org.edgedaemon.http;

/**
 * One call of a listener.
 *
 * @param method in capitals; a GET route answers HEAD too
 * @param template the path, for example {@code /api/dead/{id}}; a parameter fills one segment
 * @param maxBody bytes of the unpacked body; {@link #DEFAULT_BODY} takes the listener's limit
 * @param needsBody whether a request without a declared body is refused (411)
 */
public record Route(
    String method,
    String template,
    Guard guard,
    int maxBody,
    boolean needsBody,
    HttpHandler handler) {
  /** Take the listener's limit. */
  public static final int DEFAULT_BODY = -1;

  public Route {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException("path '" + template + "' must start with /");
    }
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
}

package org.edgedaemon.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request as a handler sees it, complete, its body unpacked and within the limit.
 *
 * @param path decoded, without the query
 * @param params values of the template's parameters, by name
 * @param query values of the query's parameters, by name, in order
 * @param headers keys ignore case
 * @param remote the peer's address without its port
 */
public record ServerRequest(
    String method,
    String path,
    Map<String, String> params,
    Map<String, List<String>> query,
    Map<String, String> headers,
    HttpBody body,
    String remote) {
  private static final Pattern UPGRADE = Pattern.compile("(?i)\\bupgrade\\b");
  private static final int KEY_LENGTH = 24;

  /** The value of a parameter of the route's template. */
  public String param(String name) {
    String value = params.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter {" + name + "}");
    }
    return value;
  }

  /** The first value of a parameter of the query. */
  public Optional<String> query(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Whether the caller wants the connection to become a WebSocket. */
  public boolean asksForSocket() {
    return method.equals("GET")
        && header("Upgrade").filter("websocket"::equalsIgnoreCase).isPresent()
        && header("Connection").filter(UPGRADE.asPredicate()).isPresent()
        && header("Sec-WebSocket-Version").filter("13"::equals).isPresent()
        && header("Sec-WebSocket-Key").filter(key -> key.length() == KEY_LENGTH).isPresent();
  }

  ServerRequest withBody(HttpBody bytes) {
    return new ServerRequest(method, path, params, query, headers, bytes, remote);
  }

  /** Says little: paths and headers may hold secrets. */
  @Override
  public String toString() {
    return method + " from " + remote + ", " + body;
  }
}

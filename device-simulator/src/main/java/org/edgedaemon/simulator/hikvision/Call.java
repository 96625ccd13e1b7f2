package org.edgedaemon.simulator.hikvision;

import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A request as it came in. */
final class Call {
  final String method;
  final String target;
  final String path;
  final String query;
  final HttpHeaders headers;
  final long connection;
  private final byte[] body;

  /**
   * @param target the request-target of the request line
   * @param connection tells connections apart
   */
  Call(String method, String target, HttpHeaders headers, byte[] body, long connection) {
    int mark = target.indexOf('?');
    this.method = method;
    this.target = target;
    this.path = mark < 0 ? target : target.substring(0, mark);
    this.query = mark < 0 ? "" : target.substring(mark + 1);
    this.headers = headers;
    this.body = body;
    this.connection = connection;
  }

  String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return body.clone();
  }

  boolean get() {
    return method.equals("GET");
  }

  @Nullable String authorization() {
    return headers.get("Authorization");
  }

  boolean json() {
    return Arrays.asList(query.split("&")).contains("format=json");
  }

  String host() {
    String host = headers.get("Host");
    return host == null ? "192.0.2.10" : host;
  }

  boolean keepAlive() {
    return !headers.containsValue("Connection", "close", true);
  }
}

package org.edgedaemon.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a handler answers: a whole body, or a stream that is written bit by bit.
 *
 * @param headers keys ignore case; length and connection headers are the server's affair
 * @param stream takes the writer once the head is out; null for a whole body
 * @param socket hears of the WebSocket that the connection becomes; null for any other answer
 */
public record HttpAnswer(
    int status,
    Map<String, String> headers,
    HttpBody body,
    @Nullable Consumer<BodyWriter> stream,
    @Nullable SocketListener socket) {
  public static final String JSON = "application/json";
  public static final String PROBLEM = "application/problem+json";
  public static final String TEXT = "text/plain; charset=utf-8";
  public static final String NDJSON = "application/x-ndjson";
  public static final String EVENTS = "text/event-stream";

  private static final int SWITCHED = 101;

  public HttpAnswer {
    if ((status < 200 || status > 599) && !(status == SWITCHED && socket != null)) {
      throw new IllegalArgumentException("an answer cannot have status " + status);
    }
    headers = HeaderMap.of(headers);
  }

  public static HttpAnswer of(int status, String contentType, HttpBody body) {
    return new HttpAnswer(status, Map.of("Content-Type", contentType), body, null, null);
  }

  public static HttpAnswer json(int status, String json) {
    return of(status, JSON, HttpBody.of(json));
  }

  public static HttpAnswer text(int status, String text) {
    return of(status, TEXT, HttpBody.of(text));
  }

  public static HttpAnswer noContent() {
    return new HttpAnswer(204, Map.of(), HttpBody.EMPTY, null, null);
  }

  /** An answer without an end known beforehand; the connection closes after it. */
  public static HttpAnswer stream(int status, String contentType, Consumer<BodyWriter> stream) {
    return new HttpAnswer(
        status, Map.of("Content-Type", contentType), HttpBody.EMPTY, stream, null);
  }

  /** The connection becomes a WebSocket: for requests only that ask for one. */
  public static HttpAnswer socket(SocketListener listener) {
    return new HttpAnswer(SWITCHED, Map.of(), HttpBody.EMPTY, null, listener);
  }

  /**
   * A refusal or fault as a problem of RFC 9457: {@code type} (always {@code about:blank}), {@code
   * title}, {@code status}, {@code detail}.
   */
  public static HttpAnswer problem(int status, String title, String detail) {
    StringBuilder json = new StringBuilder("{\"type\":\"about:blank\",\"title\":\"");
    JsonStringEncoder.getInstance().quoteAsString(title, json);
    json.append("\",\"status\":").append(status).append(",\"detail\":\"");
    JsonStringEncoder.getInstance().quoteAsString(detail, json);
    return of(status, PROBLEM, HttpBody.of(json.append("\"}").toString()));
  }

  public HttpAnswer withHeader(String name, String value) {
    TreeMap<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new HttpAnswer(status, more, body, stream, socket);
  }
}

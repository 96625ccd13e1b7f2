package org.edgedaemon.simulator.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One way in which a peer misbehaves. Arm it with {@link WebFaults}. Unless said otherwise it
 * happens to calls that write only, and what they carried is not stored.
 *
 * @param number status, milliseconds or bytes, as the factory methods say
 * @param stored whether what was sent is stored all the same
 * @param everywhere whether it happens to other requests too
 */
public record WebFault(
    Kind kind,
    int number,
    Map<String, String> headers,
    String body,
    boolean stored,
    boolean everywhere) {

  /** What can happen. */
  public enum Kind {
    /** An answer of its own. */
    ANSWER,
    /** The usual answer, late. */
    DELAY,
    /** No answer; the connection stays. */
    HANG,
    /** The connection is reset. */
    RESET,
    /** The usual answer, byte by byte with pauses; the records are stored. */
    DRIP,
    /** Bytes that are no HTTP. */
    GARBAGE,
    /** An answer that ends before its announced length. */
    TRUNCATED
  }

  /** Takes a copy of the headers. */
  public WebFault {
    headers = Map.copyOf(headers);
  }

  /** An answer with this status and a short JSON body. */
  public static WebFault status(int status) {
    return of(Kind.ANSWER, status, "{\"success\":false,\"message\":\"fault " + status + "\"}");
  }

  /** The answer to a redirect: {@code Location} names another place. */
  public static WebFault redirect(int status, String location) {
    return status(status).header("Location", location);
  }

  /** 200, but the body says that it failed. */
  public static WebFault okWithErrorBody() {
    return of(
        Kind.ANSWER,
        200,
        "{\"success\":false,\"recordsFetched\":0,\"recordsProcessed\":0,\"recordsFailed\":0,"
            + "\"errors\":[\"database is locked\"]}");
  }

  /** 200 with a body of so many bytes that is no JSON. */
  public static WebFault oversized(int bytes) {
    return of(Kind.ANSWER, 200, "x".repeat(bytes));
  }

  /** The usual answer, so many milliseconds late. */
  public static WebFault delay(int millis) {
    return of(Kind.DELAY, millis, "");
  }

  /** No answer, ever. */
  public static WebFault hang() {
    return of(Kind.HANG, 0, "");
  }

  /** A reset before anything is stored. */
  public static WebFault resetBefore() {
    return of(Kind.RESET, 0, "");
  }

  /** A reset when so many bytes of the body have come; of uploads only. */
  public static WebFault resetWithin(int bytes) {
    return of(Kind.RESET, bytes, "");
  }

  /** Stored, and then a reset instead of the answer. */
  public static WebFault resetAfter() {
    return resetBefore().afterStoring();
  }

  /** The usual answer, one byte each so many milliseconds. */
  public static WebFault drip(int millisPerByte) {
    return of(Kind.DRIP, millisPerByte, "").afterStoring();
  }

  /** Bytes that are no HTTP, and a close. */
  public static WebFault garbage() {
    return of(Kind.GARBAGE, 0, "\u0001\u0002 this is not HTTP\r\n\r\n");
  }

  /** 200, a length of 1000, ten bytes, and a close. */
  public static WebFault truncated() {
    return of(Kind.TRUNCATED, 0, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"success\"");
  }

  /** The same, but the records are stored before. */
  public WebFault afterStoring() {
    return new WebFault(kind, number, headers, body, true, everywhere);
  }

  /** The same, to requests of every method. */
  public WebFault onEveryRequest() {
    return new WebFault(kind, number, headers, body, stored, true);
  }

  /** The same, with a {@code Retry-After}: seconds or an HTTP date. */
  public WebFault retryAfter(String value) {
    return header("Retry-After", value);
  }

  /** The same, with one more header. */
  public WebFault header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new WebFault(kind, number, more, body, stored, everywhere);
  }

  /** The same, with another body. */
  public WebFault body(String text) {
    return new WebFault(kind, number, headers, text, stored, everywhere);
  }

  /** The body in UTF-8. */
  byte[] bodyBytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static WebFault of(Kind kind, int number, String body) {
    return new WebFault(kind, number, Map.of(), body, false, false);
  }
}

package org.edgedaemon.http;

import java.time.Duration;

/**
 * What one listener puts up with.
 *
 * @param headerBytes of all headers of a request together, and of its first line
 * @param bodyBytes of a request's body, unpacked, where the route says nothing else
 * @param bodiesBytes of the bodies of all requests together, packed and unpacked; further requests
 *     wait for room, unread, and are answered 503 when there is none in time
 * @param connections open at once; further ones are closed at once
 * @param requestsPerSecond over all connections of the listener, with a burst of one second
 * @param idle how long a connection may rest between two requests
 * @param read from the first byte of a head to its end, and from there to the end of the body
 * @param handling until a handler has answered, and before that until there is room for the body
 * @param write until a written answer is taken by the peer, and how long a stream may stand still
 */
public record HttpLimits(
    int headerBytes,
    int bodyBytes,
    long bodiesBytes,
    int connections,
    int requestsPerSecond,
    Duration idle,
    Duration read,
    Duration handling,
    Duration write) {

  public HttpLimits {
    atLeast("headerBytes", headerBytes, 128);
    atLeast("bodyBytes", bodyBytes, 0);
    if (bodiesBytes < bodyBytes) {
      throw new IllegalArgumentException("bodiesBytes is less than bodyBytes, the limit of one");
    }
    atLeast("connections", connections, 1);
    atLeast("requestsPerSecond", requestsPerSecond, 1);
    positive("idle", idle);
    positive("read", read);
    positive("handling", handling);
    positive("write", write);
  }

  public static HttpLimits defaults() {
    return new HttpLimits(
        16 * 1024,
        1024 * 1024,
        16L * 1024 * 1024,
        256,
        2_000,
        Duration.ofSeconds(60),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(20));
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", the least is " + least);
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " is " + value + ", it must be positive");
    }
  }
}

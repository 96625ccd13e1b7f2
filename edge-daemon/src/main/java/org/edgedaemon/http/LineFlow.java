package org.edgedaemon.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who takes the body of an answer bit by bit.
 *
 * @param silence how long the peer may be silent in it, instead of all deadlines of the request;
 *     null when those go on to hold
 * @param which the answers that are handed over so; others are collected
 * @param onOver told when such an answer has ended, just before its listener is
 */
record LineFlow(
    StreamListener listener,
    @Nullable Duration silence,
    Predicate<HttpResponse> which,
    Runnable onOver) {

  /** An answer that has no end of its own. */
  static LineFlow endless(StreamListener listener, Duration silence) {
    return new LineFlow(listener, silence, LineFlow::withoutEnd, () -> {});
  }

  /** Any success. */
  static LineFlow whole(StreamListener listener, Runnable onOver) {
    return new LineFlow(
        listener, null, head -> head.status().codeClass() == HttpStatusClass.SUCCESS, onOver);
  }

  // Refusals with a success status come with their length; streams have none, but for those that
  // announce a multipart body.
  private static boolean withoutEnd(HttpResponse received) {
    HttpHeaders headers = received.headers();
    String type = headers.get(HttpHeaderNames.CONTENT_TYPE, "").trim().toLowerCase(Locale.ROOT);
    int status = received.status().code();
    return status == 200
        && (type.startsWith("multipart/") || !HttpUtil.isContentLengthSet(received));
  }
}

package org.edgedaemon.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.LineConnection.Pace;
import org.jspecify.annotations.Nullable;

/** One request on a line and what becomes of its answer. Confined to the loop. */
final class LineExchange {
  /** Read away after the limit, to keep the connection. */
  private static final int DRAIN = 64 * 1024;

  /** Who takes an endless answer, and how long the peer may be silent in it. */
  record Endless(StreamListener listener, Duration idle) {}

  private final ClientRequest request;
  private final @Nullable Endless endless;
  private final ByteSink sink;
  private final LineWatch watch;
  private final CompletableFuture<StreamResult> result = new CompletableFuture<>();
  private @Nullable LineConnection connection;
  private @Nullable HttpResponse head;
  private @Nullable StreamListener flowing;
  private boolean connected;
  private boolean over;
  private int drained;

  LineExchange(
      ClientRequest request, @Nullable Endless endless, EventLoop loop, LongSupplier nanoTime) {
    this.request = request;
    this.endless = endless;
    this.sink = new ByteSink(request.maxAnswer());
    this.watch = new LineWatch(loop, nanoTime, this::fail);
  }

  ClientRequest request() {
    return request;
  }

  CompletableFuture<StreamResult> result() {
    return result;
  }

  boolean over() {
    return over;
  }

  /** Nothing at all came back. */
  boolean unheard() {
    return head == null;
  }

  void start(Duration total) {
    watch.start(request.readTimeout(), total);
  }

  void on(LineConnection used) {
    connection = used;
  }

  void connected() {
    connected = true;
    watch.heard();
  }

  void head(HttpResponse received) {
    watch.heard();
    head = received;
    if (endless != null && connection != null && isStream(received)) {
      flowing = endless.listener();
      watch.endless(endless.idle());
      ClientStream stream = new ClientStream(this, connection);
      result.complete(
          new StreamResult.Open(
              received.status().code(), HeaderMap.values(received.headers()), stream));
    }
  }

  /** False when the answer is too long to be read to its end. */
  boolean body(ByteBuf part) {
    watch.heard();
    if (flowing != null) {
      if (part.isReadable()) {
        flowing.received(ByteBufUtil.getBytes(part));
      }
      return true;
    }
    sink.add(part);
    drained += sink.overflown() ? part.readableBytes() : 0;
    return drained <= DRAIN;
  }

  void end() {
    if (over) {
      return;
    }
    finish();
    if (flowing != null) {
      flowing.ended(null);
    } else if (head != null) {
      result.complete(new StreamResult.Ended(answer(head)));
    }
  }

  /** Ends the exchange and, with it, its connection. */
  void fail(Throwable cause) {
    if (over) {
      return;
    }
    finish();
    if (connection != null) {
      connection.abandon();
    }
    Failure failure = ClientFailures.of(cause, request, connected);
    if (flowing != null) {
      flowing.ended(failure);
    } else {
      result.complete(new StreamResult.Ended(failure));
    }
  }

  /** Ends the exchange for a caller that has turned away. */
  void leave() {
    finish();
  }

  void pace(Pace pace) {
    if (!over && connection != null) {
      watch.pause(pace == Pace.PAUSED);
      connection.pace(pace);
    }
  }

  private void finish() {
    over = true;
    watch.stop();
  }

  private Answer answer(HttpResponse received) {
    return new Answer(
        received.status().code(),
        HeaderMap.values(received.headers()),
        sink.toBody(),
        sink.overflown());
  }

  // Refusals with a success status come with their length; streams have none, but for those that
  // announce a multipart body.
  private static boolean isStream(HttpResponse received) {
    HttpHeaders headers = received.headers();
    String type = headers.get(HttpHeaderNames.CONTENT_TYPE, "").trim().toLowerCase(Locale.ROOT);
    int status = received.status().code();
    return status == 200
        && (type.startsWith("multipart/") || !HttpUtil.isContentLengthSet(received));
  }
}

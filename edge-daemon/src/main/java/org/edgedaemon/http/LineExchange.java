package org.edgedaemon.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.LineConnection.Pace;
import org.jspecify.annotations.Nullable;

/** One request on a line and what becomes of its answer. Confined to the loop. */
final class LineExchange {
  /** Read away after the limit, to keep the connection. */
  private static final int DRAIN = 64 * 1024;

  private final ClientRequest request;
  private final @Nullable FileBody file;
  private final @Nullable LineFlow flow;
  private final ByteSink sink;
  private final LineWatch watch;
  private final CompletableFuture<StreamResult> result = new CompletableFuture<>();
  private @Nullable LineConnection connection;
  private @Nullable HttpResponse head;
  private @Nullable StreamListener flowing;
  private @Nullable BodyPump pump;
  private boolean connected;
  private boolean over;
  private int drained;

  /**
   * @param file sent instead of the request's own body
   * @param flow who takes the answer bit by bit; null when it is collected
   */
  LineExchange(
      ClientRequest request,
      @Nullable FileBody file,
      @Nullable LineFlow flow,
      LineWatch.Clock clock) {
    this.request = request;
    this.file = file;
    this.flow = flow;
    this.sink = new ByteSink(request.maxAnswer());
    this.watch = new LineWatch(clock, this::fail);
  }

  ClientRequest request() {
    return request;
  }

  @Nullable FileBody file() {
    return file;
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
    sink.expect(received.headers().getInt(HttpHeaderNames.CONTENT_LENGTH, 0));
    if (flow != null && connection != null && flow.which().test(received)) {
      flowing = flow.listener();
      if (flow.silence() != null) {
        watch.endless(flow.silence());
      }
      ClientStream stream = new ClientStream(this, connection);
      result.complete(
          new StreamResult.Open(
              received.status().code(), HeaderMap.values(received.headers()), stream));
    }
  }

  /** What sends the file; it ends with the exchange. */
  void sentBy(BodyPump sending) {
    pump = sending;
  }

  /** Takes back what the file's progress was told. */
  void takeBack() {
    if (pump != null) {
      pump.takeBack();
    }
  }

  /** Octets of the body have been taken by the connection. */
  void progressed() {
    watch.heard();
  }

  /** Whether the peer has nothing to do but wait, so that its silence means nothing. */
  void waitsForUs(boolean now) {
    watch.pause(now);
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
      flowOver();
      flowing.ended(null);
    } else if (head != null) {
      result.complete(
          new StreamResult.Ended(
              WholeAnswer.of(head.status().code(), head.headers(), sink, request.maxAnswer())));
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
      flowOver();
      flowing.ended(failure);
    } else {
      result.complete(new StreamResult.Ended(failure));
    }
  }

  /** Ends the exchange for a caller that has turned away; false when it had ended before. */
  boolean leave() {
    if (over) {
      return false;
    }
    finish();
    flowOver();
    return true;
  }

  void pace(Pace pace) {
    if (!over && connection != null) {
      watch.pause(pace == Pace.PAUSED);
      connection.pace(pace);
    }
  }

  // Before the listener is told, which may ask again at once and shall find the connection free.
  private void flowOver() {
    if (flow != null && flowing != null) {
      flow.onOver().run();
    }
  }

  private void finish() {
    over = true;
    watch.stop();
    if (pump != null) {
      pump.stop();
    }
  }
}

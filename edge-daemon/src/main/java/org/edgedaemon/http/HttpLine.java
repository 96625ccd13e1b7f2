package org.edgedaemon.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.ClientResult.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one peer, on one event loop, for conversations in which the connection itself
 * matters: which one it is, when it ends, and that it ends in good order. One request at a time;
 * the connection is kept for the next one if both sides want that, and opened anew otherwise.
 *
 * <p>Deadlines as in {@link HttpClient}. Nothing is logged; no redirect is followed; answers are
 * not asked to be packed; POST and PUT always tell their length. All methods are for the line's own
 * event loop, and stages complete there, never exceptionally.
 */
public final class HttpLine implements AutoCloseable {
  /** Bytes of an endless answer that are handed over at once, at most. */
  public static final int MAX_CHUNK = 16 * 1024;

  private final LineDialer dialer;
  private final Duration idle;
  private final String userAgent;
  private final LongSupplier nanoTime;
  private final Executor readers;
  private @Nullable LineConnection connection;
  private @Nullable LineExchange exchange;
  private long dialled;
  private boolean closed;

  /**
   * @param readers read the files of bodies
   */
  HttpLine(
      LineDialer dialer, Duration idle, String userAgent, LongSupplier nanoTime, Executor readers) {
    this.readers = readers;
    this.dialer = dialer;
    this.idle = idle;
    this.userAgent = userAgent;
    this.nanoTime = nanoTime;
  }

  public EventLoop loop() {
    return dialer.loop();
  }

  /** The number of the open connection on which the next request will go out; 0 for a new one. */
  public long connection() {
    return connection != null && connection.free() ? connection.number() : 0;
  }

  /** Makes a call. */
  public CompletionStage<ClientResult> call(ClientRequest request) {
    return ask(request, null, null)
        .thenApply(
            result ->
                result instanceof StreamResult.Ended ended
                    ? ended.result()
                    : new Failure(Reason.PROTOCOL, request.peer() + " answered without an end"));
  }

  /**
   * Asks for an answer without an end. A 200 that announces a multipart body or no length goes to
   * the listener, after the stage has completed; any other answer is collected. The request's
   * deadlines hold until the head; from there only {@code silence} counts.
   */
  public CompletionStage<StreamResult> stream(
      ClientRequest request, Duration silence, StreamListener listener) {
    return ask(request, null, LineFlow.endless(listener, silence));
  }

  /** Lets the kept connection go, so that the next request opens a new one. */
  public void drop() {
    if (connection != null && connection.free()) {
      connection.abandon();
    }
  }

  /** Ends the connection; a call under way fails. */
  @Override
  public void close() {
    closed = true;
    if (exchange != null) {
      exchange.fail(new IllegalStateException("this side closed the connection"));
    }
    if (connection != null) {
      connection.abandon();
    }
  }

  /**
   * Makes a call.
   *
   * @param file sent instead of the request's own body
   * @param flow who takes the answer bit by bit; null when it is collected
   */
  CompletableFuture<StreamResult> ask(
      ClientRequest request, @Nullable FileBody file, @Nullable LineFlow flow) {
    LineExchange first = exchange(request, file, flow);
    if (closed || (exchange != null && !exchange.over())) {
      first.fail(new IllegalStateException("one call at a time, and none once it is closed"));
      return first.result();
    }
    long start = nanoTime.getAsLong();
    boolean old = connection() != 0;
    begin(first, request.totalTimeout());
    return old && request.repeatable()
        ? first.result().thenCompose(result -> again(first, result, flow, start))
        : first.result();
  }

  // A peer may close a kept connection just as we use it; that says nothing about it.
  private CompletableFuture<StreamResult> again(
      LineExchange first, StreamResult result, @Nullable LineFlow flow, long start) {
    ClientRequest request = first.request();
    Duration left = request.totalTimeout().minusNanos(nanoTime.getAsLong() - start);
    boolean stale =
        first.unheard()
            && result instanceof StreamResult.Ended ended
            && ended.result() instanceof Failure failure
            && failure.reason() == Reason.BROKEN;
    if (!stale || left.isNegative() || left.isZero()) {
      return CompletableFuture.completedFuture(result);
    }
    first.takeBack();
    LineExchange second = exchange(request, first.file(), flow);
    begin(second, left);
    return second.result();
  }

  private LineExchange exchange(
      ClientRequest request, @Nullable FileBody file, @Nullable LineFlow flow) {
    return new LineExchange(request, file, flow, new LineWatch.Clock(dialer.loop(), nanoTime));
  }

  private void begin(LineExchange next, Duration total) {
    exchange = next;
    next.start(total);
    if (connection != null && connection.free()) {
      send(connection, next);
    } else {
      dial(next);
    }
  }

  private void dial(LineExchange next) {
    ChannelFuture dialling = dialer.dial();
    LineConnection opening = new LineConnection(dialling.channel(), ++dialled, idle);
    connection = opening;
    next.on(opening);
    dialling.addListener(
        done -> {
          if (!done.isSuccess()) {
            next.fail(done.cause());
          } else if (next.over()) {
            opening.abandon();
          } else {
            dialling.channel().pipeline().addLast(opening);
            send(opening, next);
          }
        });
  }

  private void send(LineConnection on, LineExchange next) {
    ClientRequest request = next.request();
    FileBody file = next.file();
    if (file == null) {
      FullHttpRequest whole =
          new DefaultFullHttpRequest(
              HttpVersion.HTTP_1_1,
              HttpMethod.valueOf(request.method()),
              target(request.uri()),
              Unpooled.wrappedBuffer(request.body().array()));
      setHeaders(whole.headers(), request, request.body().length());
      on.send(next, whole);
    } else {
      HttpRequest head =
          new DefaultHttpRequest(
              HttpVersion.HTTP_1_1, HttpMethod.valueOf(request.method()), target(request.uri()));
      setHeaders(head.headers(), request, file.length());
      on.send(next, head, file, readers);
    }
  }

  private static String target(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return path + query;
  }

  private void setHeaders(HttpHeaders headers, ClientRequest request, long length) {
    headers.set(HttpHeaderNames.HOST, request.uri().getRawAuthority());
    headers.set(HttpHeaderNames.USER_AGENT, userAgent);
    headers.set(HttpHeaderNames.ACCEPT, "*/*");
    if (length > 0 || !"GET".equals(request.method())) {
      headers.set(HttpHeaderNames.CONTENT_LENGTH, length);
    }
    request.headers().forEach(headers::set);
    request.secretHeaders().forEach((name, secret) -> headers.set(name, secret.reveal()));
  }
}

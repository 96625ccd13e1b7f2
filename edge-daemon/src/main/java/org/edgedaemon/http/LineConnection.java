package org.edgedaemon.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection of a line, with at most one exchange on it at a time. */
final class LineConnection extends SimpleChannelInboundHandler<HttpObject> {
  /** Whether bytes are read from the socket. */
  enum Pace {
    FLOWING,
    PAUSED
  }

  private static final long LINGER_MILLIS = 2_000;

  private final Channel channel;
  private final long number;
  private final Duration idle;
  private @Nullable LineExchange exchange;
  private @Nullable ScheduledFuture<?> idleEnd;
  private @Nullable BodyPump pump;
  private boolean kept;
  private boolean interim;
  private boolean leaving;

  /**
   * @param number of this connection on its line, from 1
   * @param idle closes it when nothing was asked for that long
   */
  LineConnection(Channel channel, long number, Duration idle) {
    this.channel = channel;
    this.number = number;
    this.idle = idle;
  }

  long number() {
    return number;
  }

  /** Whether the next request may go out here. */
  boolean free() {
    return kept && !leaving && exchange == null && channel.isActive();
  }

  void onLoop(Runnable task) {
    if (channel.eventLoop().inEventLoop()) {
      task.run();
    } else {
      channel.eventLoop().execute(task);
    }
  }

  void send(LineExchange next, FullHttpRequest request) {
    begin(next, request);
    ChannelFuture unused =
        channel
            .writeAndFlush(request)
            .addListener(
                written -> {
                  if (!written.isSuccess()) {
                    next.fail(written.cause());
                  }
                });
  }

  /** Sends a request whose body comes from a file. */
  void send(LineExchange next, HttpRequest head, FileBody body, Executor readers) {
    begin(next, head);
    // Writing may fail while the reason lies ready to be read.
    channel.config().setAutoClose(false);
    pump = new BodyPump(channel, next, head, body, readers);
    next.sentBy(pump);
    pump.start();
  }

  private void begin(LineExchange next, HttpRequest request) {
    stopIdling();
    exchange = next;
    pump = null;
    kept = HttpUtil.isKeepAlive(request);
    // A paused answer may have ended without having been resumed.
    pace(Pace.FLOWING);
    channel.config().setAutoClose(true);
    next.on(this);
    next.connected();
  }

  void pace(Pace pace) {
    channel.config().setAutoRead(pace == Pace.FLOWING);
  }

  /** Closes at once. */
  void abandon() {
    exchange = null;
    stopIdling();
    Transport.close(channel);
  }

  /** Closes so that the peer sees an orderly end, whatever it is just sending. */
  void leave(CompletableFuture<Void> gone) {
    exchange = null;
    leaving = true;
    stopIdling();
    channel.closeFuture().addListener(closed -> gone.complete(null));
    pace(Pace.FLOWING);
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls == null) {
      shutOutput();
    } else {
      tls.closeOutbound().addListener(told -> shutOutput());
    }
    ScheduledFuture<?> last =
        channel
            .eventLoop()
            .schedule(() -> Transport.close(channel), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    channel.closeFuture().addListener(closed -> last.cancel(false));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
    LineExchange current = exchange;
    if (current == null) {
      if (!leaving) {
        // Nobody asked for this.
        abandon();
      }
      return;
    }
    if (message.decoderResult().isFailure()) {
      current.fail(message.decoderResult().cause());
      return;
    }
    hear(current, message);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (pump != null) {
      pump.flow();
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake
        && !handshake.isSuccess()
        && exchange != null) {
      exchange.fail(handshake.cause());
    }
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (exchange != null) {
      exchange.fail(cause);
    } else if (!leaving) {
      abandon();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    stopIdling();
    if (exchange != null) {
      exchange.fail(new IOException("closed before the answer was whole"));
    }
  }

  private void hear(LineExchange current, HttpObject message) {
    if (message instanceof HttpResponse head) {
      interim = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      if (!interim) {
        kept &= HttpUtil.isKeepAlive(head);
        beforeWholeBody(current, head);
        current.head(head);
      }
    }
    if (!interim && message instanceof HttpContent part && !current.body(part.content())) {
      kept = false;
      finish(current);
    } else if (!interim && message instanceof LastHttpContent) {
      finish(current);
    }
  }

  // A refusal may come before the body has been sent: the rest of it is not wanted.
  private void beforeWholeBody(LineExchange current, HttpResponse head) {
    if (pump == null || pump.written()) {
      return;
    }
    kept = false;
    pump.stop();
    if (head.status().codeClass() == HttpStatusClass.SUCCESS) {
      current.fail(new CodecException("it said success before it had the whole body"));
    }
  }

  // Free before anybody is told: the next request may be sent while telling.
  private void finish(LineExchange current) {
    if (exchange != current) {
      return;
    }
    exchange = null;
    pump = null;
    if (kept) {
      pace(Pace.FLOWING);
    } else {
      Transport.close(channel);
    }
    current.end();
    if (free() && idleEnd == null) {
      idleEnd = channel.eventLoop().schedule(this::abandon, idle.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void stopIdling() {
    if (idleEnd != null) {
      idleEnd.cancel(false);
      idleEnd = null;
    }
  }

  private void shutOutput() {
    if (channel instanceof DuplexChannel duplex && channel.isActive()) {
      ChannelFuture unused = duplex.shutdownOutput();
    }
  }
}

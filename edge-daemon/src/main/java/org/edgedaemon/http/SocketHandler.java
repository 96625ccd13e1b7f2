package org.edgedaemon.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One end of an open WebSocket: short messages of text, pings from both ends while it rests. An end
 * that hears nothing for {@link #SILENCE} takes the other for gone.
 */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> implements Socket {
  static final int MAX_MESSAGE = 4 * 1024;
  static final Duration PING = Duration.ofSeconds(15);
  static final Duration SILENCE = Duration.ofSeconds(40);

  private static final Logger LOG = LoggerFactory.getLogger(SocketHandler.class);
  private static final int FRAMES_PER_SECOND = 50;

  private final ChannelHandlerContext owner;
  private final SocketListener listener;
  private final RequestRate rate;
  private String why = "the connection ended";
  private boolean over;

  SocketHandler(ChannelHandlerContext owner, SocketListener listener, LongSupplier nanoTime) {
    this.owner = owner;
    this.listener = listener;
    this.rate = new RequestRate(FRAMES_PER_SECOND, nanoTime);
  }

  /** Stands first in the pipeline, where it sees every byte. */
  static IdleStateHandler heartbeat() {
    return new IdleStateHandler(SILENCE.toMillis(), PING.toMillis(), 0, TimeUnit.MILLISECONDS);
  }

  @Override
  public void send(String text) {
    write(new TextWebSocketFrame(text));
  }

  @Override
  public void close() {
    end(WebSocketCloseStatus.NORMAL_CLOSURE, "closed on this side");
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
    if (over) {
      return;
    }
    if (!rate.take()) {
      end(WebSocketCloseStatus.POLICY_VIOLATION, "the peer sends too much");
    } else if (frame instanceof TextWebSocketFrame text && text.isFinalFragment()) {
      listener.received(text.text());
    } else if (frame instanceof PingWebSocketFrame) {
      write(new PongWebSocketFrame(frame.content().retain()));
    } else if (frame instanceof CloseWebSocketFrame) {
      end(WebSocketCloseStatus.NORMAL_CLOSURE, "closed by the peer");
    } else if (!(frame instanceof PongWebSocketFrame)) {
      end(WebSocketCloseStatus.INVALID_MESSAGE_TYPE, "the peer sends what is no short text");
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (!(event instanceof IdleStateEvent idle)) {
      ctx.fireUserEventTriggered(event);
    } else if (idle.state() == IdleState.WRITER_IDLE) {
      write(new PingWebSocketFrame());
    } else {
      why = "nothing was heard for " + SILENCE.toSeconds() + " s";
      Transport.close(ctx);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    why = cause instanceof IOException ? "the connection broke" : "the peer sends no good frames";
    LOG.debug("a socket is closed: {}", cause.toString());
    Transport.close(ctx);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    over = true;
    listener.closed(why);
    ctx.fireChannelInactive();
  }

  private void end(WebSocketCloseStatus status, String reason) {
    onLoop(
        () -> {
          if (!over) {
            over = true;
            why = reason;
            owner
                .channel()
                .writeAndFlush(new CloseWebSocketFrame(status))
                .addListener(ChannelFutureListener.CLOSE);
          }
        });
  }

  /** A peer that takes nothing is closed rather than waited for. */
  private void write(WebSocketFrame frame) {
    onLoop(
        () -> {
          if (over || !owner.channel().isWritable()) {
            frame.release();
          } else {
            ChannelFuture unused =
                owner
                    .channel()
                    .writeAndFlush(frame)
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
          }
        });
  }

  private void onLoop(Runnable step) {
    if (owner.executor().inEventLoop()) {
      step.run();
    } else {
      owner.executor().execute(step);
    }
  }
}

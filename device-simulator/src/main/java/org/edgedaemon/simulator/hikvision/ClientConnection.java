package org.edgedaemon.simulator.hikvision;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection: collects requests and has them answered one after another. Event loop only. */
final class ClientConnection extends ChannelInboundHandlerAdapter {
  private static final int LONGEST_BODY = 4 << 20;

  private final HikvisionCore core;
  private final FrontDesk desk;
  private final Channel channel;
  private final long number;
  private final Deque<Call> waiting = new ArrayDeque<>();
  private @Nullable HttpRequest head;
  private @Nullable CompositeByteBuf body;
  private boolean busy;
  private boolean streaming;
  private boolean deaf;
  private boolean abandoned;
  private boolean broken;

  ClientConnection(HikvisionCore core, FrontDesk desk, Channel channel, long number) {
    this.core = core;
    this.desk = desk;
    this.channel = channel;
    this.number = number;
  }

  String client() {
    return ((InetSocketAddress) channel.remoteAddress()).getAddress().getHostAddress();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (abandoned) {
        reset();
      } else if (!deaf && message instanceof HttpObject part) {
        read(part);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    release();
    if (busy) {
      core.meter.answered();
    }
    desk.gone(this, !broken);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    broken = true;
    close();
  }

  /** Sends an answer, closes if that is the habit, and turns to the next request. */
  void send(Call call, Reply reply) {
    boolean close = reply.close || !core.http.keepAlive || !call.keepAlive();
    ChannelFuture sent = raw(desk.answers.write(reply, close));
    if (close) {
      deaf = true;
      sent.addListener(ChannelFutureListener.CLOSE);
    }
    answered();
  }

  /** From now on the connection is a stream. */
  void turnIntoStream() {
    streaming = true;
    core.meter.answered();
    busy = false;
  }

  ChannelFuture raw(ByteBuf bytes) {
    if (abandoned) {
      bytes.release();
      return channel.newFailedFuture(new ClosedChannelException());
    }
    return channel.writeAndFlush(bytes);
  }

  boolean writable() {
    return channel.isWritable();
  }

  ScheduledFuture<?> after(long millis, Runnable task) {
    return channel.eventLoop().schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  void close() {
    ChannelFuture unused = channel.close();
  }

  /** Linger zero makes the kernel send RST instead of FIN. */
  void reset() {
    if (channel.isOpen()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
      close();
    }
  }

  void resetAfterFlush() {
    deaf = true;
    ChannelFuture unused = raw(Unpooled.EMPTY_BUFFER).addListener(done -> reset());
  }

  /** As after a power cut: nothing is said, and the first byte that comes is answered by RST. */
  void abandon() {
    abandoned = true;
    waiting.clear();
  }

  private void read(HttpObject part) {
    if (part.decoderResult().isFailure() || streaming) {
      if (!streaming) {
        core.meter.violation("no HTTP: " + part.decoderResult().cause());
        close();
      }
      return;
    }
    if (part instanceof HttpRequest request) {
      begin(request);
    }
    if (part instanceof HttpContent content && !deaf) {
      collect(content);
    }
  }

  private void begin(HttpRequest request) {
    head = request;
    release();
    body = channel.alloc().compositeBuffer();
    if (HttpUtil.is100ContinueExpected(request)) {
      ChannelFuture unused =
          raw(Unpooled.copiedBuffer("HTTP/1.1 100 Continue\r\n\r\n", StandardCharsets.US_ASCII));
    }
    if (core.http.early401
        && HttpUtil.getContentLength(request, 0) > 0
        && !request.headers().contains("Authorization")) {
      deaf = true;
      refuseEarly(call(request, new byte[0]));
    }
  }

  /** What the client still sends meets a closed socket. */
  private void refuseEarly(Call call) {
    int unused = core.meter.requested(call);
    Reply refused = desk.gate.check(call);
    if (refused != null) {
      send(call, refused.with(refused.headers, true));
    }
  }

  private void collect(HttpContent content) {
    CompositeByteBuf collected = body;
    HttpRequest request = head;
    if (collected == null || request == null) {
      return;
    }
    collected.addComponent(true, content.content().retain());
    if (collected.readableBytes() > LONGEST_BODY) {
      core.meter.violation("a body of more than " + LONGEST_BODY + " bytes");
      close();
    } else if (content instanceof LastHttpContent) {
      if (HttpUtil.isTransferEncodingChunked(request)) {
        core.meter.violation("a chunked body, which terminals do not take");
      }
      waiting.add(call(request, ByteBufUtil.getBytes(collected)));
      release();
      next();
    }
  }

  private Call call(HttpRequest request, byte[] bytes) {
    return new Call(request.method().name(), request.uri(), request.headers(), bytes, number);
  }

  private void next() {
    Call call = busy || streaming || deaf ? null : waiting.poll();
    if (call != null) {
      busy = true;
      int open = core.meter.requested(call);
      desk.arrived(this, call, open);
    }
  }

  private void answered() {
    core.meter.answered();
    busy = false;
    next();
  }

  private void release() {
    if (body != null) {
      body.release();
      body = null;
    }
  }
}

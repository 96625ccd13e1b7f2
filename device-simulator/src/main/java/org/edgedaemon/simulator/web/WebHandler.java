package org.edgedaemon.simulator.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One connection: lets the desk answer, unless a fault is due.
 *
 * @param <V> what the desk makes of a request
 */
public final class WebHandler<V> extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final WebDesk<V> desk;
  private final WebFaults faults;

  public WebHandler(WebDesk<V> desk, WebFaults faults) {
    this.desk = desk;
    this.faults = faults;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest http) {
    V visit = desk.read(http);
    boolean keepAlive = HttpUtil.isKeepAlive(http);
    Optional<WebFault> fault = faults.take(desk.writes(visit));
    if (fault.isEmpty()) {
      serve(context, visit, keepAlive);
    } else {
      misbehave(context, visit, keepAlive, fault.get());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    ChannelFuture unused = context.close();
  }

  private void serve(ChannelHandlerContext context, V visit, boolean keepAlive) {
    WebReply reply = desk.answer(visit);
    desk.answered(visit, reply.status());
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    send(context, response(reply.status(), body, reply.headers()), keepAlive);
  }

  private void misbehave(
      ChannelHandlerContext context, V visit, boolean keepAlive, WebFault fault) {
    if (fault.kind() == WebFault.Kind.DELAY) {
      later(context, fault.number(), () -> serve(context, visit, keepAlive));
      return;
    }
    WebReply usual = fault.stored() ? desk.answer(visit) : new WebReply(0, "");
    desk.answered(visit, fault.kind() == WebFault.Kind.ANSWER ? fault.number() : 0);
    switch (fault.kind()) {
      case ANSWER ->
          send(context, response(fault.number(), fault.bodyBytes(), fault.headers()), keepAlive);
      case RESET -> {
        context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        ChannelFuture unused = context.close();
      }
      case GARBAGE, TRUNCATED -> {
        ByteBuf raw = Unpooled.wrappedBuffer(fault.bodyBytes());
        raw(context);
        ChannelFuture unused = context.writeAndFlush(raw).addListener(ChannelFutureListener.CLOSE);
      }
      case DRIP -> {
        raw(context);
        drip(context, plain(usual), fault.number());
      }
      default -> {
        // A peer that hangs says nothing and keeps the connection.
      }
    }
  }

  private void drip(ChannelHandlerContext context, ByteBuf bytes, int millis) {
    if (!bytes.isReadable() || !context.channel().isActive()) {
      bytes.release();
      ChannelFuture unused = context.close();
      return;
    }
    ChannelFuture unused = context.writeAndFlush(bytes.readRetainedSlice(1));
    later(context, millis, () -> drip(context, bytes, millis));
  }

  /** From here on the connection carries bytes as they are; it is closed after them. */
  private static void raw(ChannelHandlerContext context) {
    context.pipeline().remove(HttpServerCodec.class);
  }

  private static ByteBuf plain(WebReply reply) {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(reply.status(), body.length);
    return Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.US_ASCII), body);
  }

  private static void later(ChannelHandlerContext context, int millis, Runnable task) {
    Future<?> unused = context.executor().schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  private static FullHttpResponse response(int status, byte[] body, Map<String, String> headers) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    headers.forEach((name, value) -> response.headers().set(name, value));
    HttpUtil.setContentLength(response, body.length);
    return response;
  }

  private static void send(
      ChannelHandlerContext context, FullHttpResponse response, boolean keepAlive) {
    HttpUtil.setKeepAlive(response, keepAlive);
    ChannelFuture sent = context.writeAndFlush(response);
    if (!keepAlive) {
      sent.addListener(ChannelFutureListener.CLOSE);
    }
  }
}

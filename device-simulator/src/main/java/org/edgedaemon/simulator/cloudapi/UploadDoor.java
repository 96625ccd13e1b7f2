package org.edgedaemon.simulator.cloudapi;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.web.WebFault;
import org.edgedaemon.simulator.web.WebFault.Kind;
import org.edgedaemon.simulator.web.WebReply;
import org.jspecify.annotations.Nullable;

/** Takes uploads of one connection as they come, before anything could collect them. */
final class UploadDoor extends ChannelInboundHandlerAdapter {
  private final SyncDesk desk;
  private final Uploads uploads;
  private @Nullable Visit visit;
  private boolean ignoring;

  UploadDoor(SyncDesk desk, Uploads uploads) {
    this.desk = desk;
    this.uploads = uploads;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest head && desk.isUpload(head)) {
      open(context, head);
    }
    if (visit == null && !ignoring) {
      context.fireChannelRead(message);
      return;
    }
    try {
      if (visit != null && message instanceof HttpContent content) {
        take(context, visit, content);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (visit != null) {
      uploads.broken();
      visit = null;
    }
    context.fireChannelInactive();
  }

  private void open(ChannelHandlerContext context, HttpRequest head) {
    WebFault fault = desk.uploadFaults().take(true).orElse(null);
    WebReply refusal = desk.refusal(head);
    visit =
        new Visit(desk.directory(head.uri()), desk.part(head), HttpUtil.isKeepAlive(head), fault);
    if (refusal != null) {
      refuse(context, refusal);
    } else if (fault != null && fault.kind() == Kind.ANSWER && !fault.stored()) {
      refuse(context, new WebReply(fault.number(), fault.body(), fault.headers()));
    } else if (fault != null && fault.kind() == Kind.HANG && !fault.stored()) {
      context.channel().config().setAutoRead(false);
    }
  }

  // As many servers do: said at once, and the rest of the body is not waited for.
  private void refuse(ChannelHandlerContext context, WebReply reply) {
    uploads.broken();
    desk.told("POST", "upload", reply.status());
    visit = null;
    ignoring = true;
    send(context, reply, false);
  }

  private void take(ChannelHandlerContext context, Visit current, HttpContent content) {
    current.part.add(content.content());
    WebFault fault = current.fault;
    if (fault != null
        && fault.kind() == Kind.RESET
        && !fault.stored()
        && current.part.size() >= fault.number()) {
      reset(context);
    } else if (content instanceof LastHttpContent) {
      visit = null;
      whole(context, current);
    }
  }

  private void whole(ChannelHandlerContext context, Visit current) {
    WebReply usual = desk.stored(current.directory, current.part);
    WebFault fault = current.fault;
    desk.told("POST", "upload/" + current.directory, fault == null ? usual.status() : 0);
    if (fault == null) {
      send(context, usual, current.keepAlive);
      return;
    }
    switch (fault.kind()) {
      case ANSWER ->
          send(
              context,
              new WebReply(fault.number(), fault.body(), fault.headers()),
              current.keepAlive);
      case DELAY -> {
        Future<?> unused =
            context
                .executor()
                .schedule(
                    () -> send(context, usual, current.keepAlive),
                    fault.number(),
                    TimeUnit.MILLISECONDS);
      }
      case HANG -> ignoring = true;
      default -> reset(context);
    }
  }

  private void reset(ChannelHandlerContext context) {
    context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    ChannelFuture unused = context.close();
  }

  private static void send(ChannelHandlerContext context, WebReply reply, boolean keepAlive) {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(reply.status()),
            Unpooled.wrappedBuffer(body));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      response.headers().set(header.getKey(), header.getValue());
    }
    HttpUtil.setContentLength(response, body.length);
    HttpUtil.setKeepAlive(response, keepAlive);
    ChannelFuture sent = context.writeAndFlush(response);
    if (!keepAlive) {
      sent.addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** One upload under way. */
  private record Visit(
      String directory, FilePart part, boolean keepAlive, @Nullable WebFault fault) {}
}

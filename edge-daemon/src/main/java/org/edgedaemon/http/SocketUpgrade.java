package org.edgedaemon.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.util.function.LongSupplier;

/** Makes a WebSocket of a connection whose request asked for one. */
final class SocketUpgrade {
  private SocketUpgrade() {}

  /**
   * Answers the request. From then on, messages go to the listener.
   *
   * @param ctx of the handler that had the request; it stays behind the socket's
   * @return whether the request is one that can be answered so
   */
  static boolean accept(
      ChannelHandlerContext ctx,
      ServerRequest head,
      SocketListener listener,
      LongSupplier nanoTime) {
    FullHttpRequest request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, head.path());
    head.headers().forEach(request.headers()::set);
    WebSocketServerHandshaker handshaker =
        new WebSocketServerHandshakerFactory(null, null, false, SocketHandler.MAX_MESSAGE)
            .newHandshaker(request);
    if (!head.asksForSocket() || handshaker == null) {
      return false;
    }
    SocketHandler handler = new SocketHandler(ctx, listener, nanoTime);
    Channel channel = ctx.channel();
    channel.pipeline().addFirst(SocketHandler.heartbeat());
    channel.pipeline().addBefore(ctx.name(), "socket", handler);
    handshaker
        .handshake(channel, request)
        .addListener(
            done -> {
              if (done.isSuccess()) {
                listener.opened(handler);
                channel.config().setAutoRead(true);
              } else {
                Transport.close(channel);
              }
            });
    return true;
  }
}

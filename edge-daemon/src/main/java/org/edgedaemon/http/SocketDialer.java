package org.edgedaemon.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Opens one WebSocket to a peer. */
final class SocketDialer {
  private static final int MAX_REFUSAL = 16 * 1024;

  private final LineDialer dialer;
  private final ClientRequest request;
  private final SocketListener listener;
  private final LongSupplier nanoTime;

  /**
   * @param request its body and method count for nothing, its read deadline for the handshake
   */
  SocketDialer(
      LineDialer dialer, ClientRequest request, SocketListener listener, LongSupplier nanoTime) {
    this.dialer = dialer;
    this.request = request;
    this.listener = listener;
    this.nanoTime = nanoTime;
  }

  /** On the loop: the handlers have to be there before the connection is told to be open. */
  void dial() {
    dialer.loop().execute(this::dialOnLoop);
  }

  private void dialOnLoop() {
    ChannelFuture dialling = dialer.dial();
    dialling.addListener(
        done -> {
          if (done.isSuccess()) {
            ChannelPipeline pipeline = dialling.channel().pipeline();
            pipeline.addFirst(SocketHandler.heartbeat());
            pipeline.addLast(new HttpObjectAggregator(MAX_REFUSAL));
            pipeline.addLast(new WebSocketClientProtocolHandler(config()));
            pipeline.addLast(new Opening());
          } else {
            listener.closed(ClientFailures.of(done.cause(), request, false).text());
          }
        });
  }

  private WebSocketClientProtocolConfig config() {
    HttpHeaders headers = new DefaultHttpHeaders();
    request.headers().forEach(headers::set);
    request.secretHeaders().forEach((name, secret) -> headers.set(name, secret.reveal()));
    return WebSocketClientProtocolConfig.newBuilder()
        .webSocketUri(socketUri(request.uri()))
        .version(WebSocketVersion.V13)
        .customHeaders(headers)
        .maxFramePayloadLength(SocketHandler.MAX_MESSAGE)
        .handshakeTimeoutMillis(request.readTimeout().toMillis())
        .dropPongFrames(true)
        .sendCloseFrame(null)
        .build();
  }

  private static URI socketUri(URI uri) {
    String rest = uri.toString().substring(uri.getScheme().length());
    return URI.create(("https".equals(uri.getScheme()) ? "wss" : "ws") + rest);
  }

  /** Waits for the peer's consent; then the socket's handler takes its place. */
  private final class Opening extends ChannelInboundHandlerAdapter {
    private @Nullable Throwable trouble;

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
        SocketHandler handler = new SocketHandler(ctx, listener, nanoTime);
        ctx.pipeline().replace(this, "socket", handler);
        listener.opened(handler);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      if (trouble == null) {
        trouble = cause;
      }
      Transport.close(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      listener.closed(why());
    }

    private String why() {
      if (trouble instanceof WebSocketClientHandshakeException refused
          && refused.response() != null) {
        return request.peer() + " refused with " + refused.response().status();
      }
      return trouble == null
          ? request.peer() + " ended the connection"
          : ClientFailures.of(trouble, request, true).text();
    }
  }
}

package org.edgedaemon.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import org.asynchttpclient.netty.NettyResponseFuture;
import org.asynchttpclient.netty.channel.Channels;

/**
 * Adds the secret headers and the secret query of a call to a copy of the request on its way out.
 * The client library prints whole requests at debug level; so it never gets to see a secret. A
 * proxy's CONNECT carries none.
 */
final class SecretHeaderWriter extends ChannelOutboundHandlerAdapter {
  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    Object sent = message;
    if (message instanceof HttpRequest request
        && !request.method().equals(HttpMethod.CONNECT)
        && Channels.getAttribute(ctx.channel()) instanceof NettyResponseFuture<?> call
        && call.getAsyncHandler() instanceof AnswerCollector collector) {
      sent = withSecrets(request, collector);
    }
    // The promise is the future of the write, and the library has it.
    ChannelFuture unused = ctx.write(sent, promise);
  }

  private static HttpRequest withSecrets(HttpRequest request, AnswerCollector collector) {
    HttpHeaders headers = request.headers().copy();
    collector.secretHeaders().forEach((name, secret) -> headers.set(name, secret.reveal()));
    String address =
        collector
            .secretQuery()
            .map(secret -> withQuery(request.uri(), secret.reveal()))
            .orElse(request.uri());
    if (request instanceof FullHttpRequest full) {
      return new DefaultFullHttpRequest(
          full.protocolVersion(),
          full.method(),
          address,
          full.content(),
          headers,
          full.trailingHeaders());
    }
    return new DefaultHttpRequest(request.protocolVersion(), request.method(), address, headers);
  }

  private static String withQuery(String uri, String parameter) {
    return uri + (uri.contains("?") ? "&" : "?") + parameter;
  }
}

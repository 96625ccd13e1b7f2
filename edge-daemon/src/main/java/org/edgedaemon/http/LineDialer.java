package org.edgedaemon.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens connections to one peer on one event loop. */
final class LineDialer {
  private static final int MAX_FIRST_LINE = 4 * 1024;

  private final Bootstrap bootstrap;
  private final EventLoop loop;
  private final String host;
  private final int port;

  LineDialer(
      URI peer,
      EventLoop loop,
      AddressResolverGroup<InetSocketAddress> names,
      HttpClientConfig config,
      @Nullable SslContext tls) {
    this.loop = loop;
    this.host = peer.getHost().replaceAll("[\\[\\]]", "");
    this.port = peer.getPort() >= 0 ? peer.getPort() : "https".equals(peer.getScheme()) ? 443 : 80;
    this.bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(Transport.clientChannel(loop.parent()))
            .resolver(names)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) config.connectTimeout().toMillis())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .handler(new Setup(tls, host, port, config.connectTimeout()));
  }

  EventLoop loop() {
    return loop;
  }

  ChannelFuture dial() {
    return bootstrap.connect(InetSocketAddress.createUnresolved(host, port));
  }

  /** What stands before the handler that is added once the connection is there. */
  private static final class Setup extends ChannelInitializer<Channel> {
    private final @Nullable SslContext tls;
    private final String host;
    private final int port;
    private final Duration handshake;

    Setup(@Nullable SslContext tls, String host, int port, Duration handshake) {
      this.tls = tls;
      this.host = host;
      this.port = port;
      this.handshake = handshake;
    }

    @Override
    protected void initChannel(Channel channel) {
      if (tls != null) {
        SslHandler handler = tls.newHandler(channel.alloc(), host, port);
        handler.setHandshakeTimeoutMillis(handshake.toMillis());
        channel.pipeline().addLast(handler);
      }
      channel
          .pipeline()
          .addLast(new HttpClientCodec(MAX_FIRST_LINE, HttpClients.MAX_HEAD, HttpLine.MAX_CHUNK));
    }
  }
}

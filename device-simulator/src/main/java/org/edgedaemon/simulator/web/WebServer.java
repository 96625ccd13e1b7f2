package org.edgedaemon.simulator.web;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.edgedaemon.simulator.Listening;
import org.jspecify.annotations.Nullable;

/** The listening socket of a simulated peer and its connections, on two daemon threads. */
public final class WebServer implements AutoCloseable {
  private static final int MAX_BODY = 64 << 20;

  private final EventLoopGroup loops =
      new NioEventLoopGroup(2, new DefaultThreadFactory("simulated-web", true));
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Supplier<ChannelHandler> handlers;
  private final Supplier<List<ChannelHandler>> first;
  private final @Nullable SslContext tls;
  private @Nullable Channel listening;
  private int port;

  /**
   * On a free port.
   *
   * @param handlers one handler for each connection
   */
  public WebServer(Supplier<ChannelHandler> handlers) {
    this(handlers, List::of, null, 0);
  }

  /**
   * On a port.
   *
   * @param handlers one handler for each connection, for whole requests
   * @param first those that see the parts of a request before it is whole
   * @param tls null serves plain HTTP
   * @param port 0 for a free one
   */
  public WebServer(
      Supplier<ChannelHandler> handlers,
      Supplier<List<ChannelHandler>> first,
      @Nullable SslContext tls,
      int port) {
    this.handlers = handlers;
    this.first = first;
    this.tls = tls;
    this.port = port;
  }

  /** Listens on loopback; after a {@link #stop} on the same port as before. */
  public synchronized void start() {
    if (listening != null) {
      return;
    }
    Channel channel =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel client) {
                    accept(client);
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .syncUninterruptibly()
            .channel();
    listening = channel;
    port = ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** Goes offline: connections are reset, new ones refused. */
  public synchronized void stop() {
    Channel channel = listening;
    if (channel != null) {
      Listening.end(channel);
      listening = null;
    }
    connections.forEach(client -> client.eventLoop().execute(() -> reset(client)));
    connections.close().syncUninterruptibly();
  }

  /** The port that it listens on, or did. */
  public synchronized int port() {
    return port;
  }

  /** {@code http} or {@code https}, and where it listens. */
  public String origin() {
    return (tls == null ? "http" : "https") + "://127.0.0.1:" + port();
  }

  /** Stops, and ends the threads. */
  @Override
  public void close() {
    stop();
    Future<?> unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  /** Linger zero makes the kernel send RST instead of FIN. */
  private static void reset(Channel client) {
    if (client.isOpen()) {
      client.config().setOption(ChannelOption.SO_LINGER, 0);
      ChannelFuture unused = client.close();
    }
  }

  private void accept(SocketChannel client) {
    connections.add(client);
    if (tls != null) {
      client.pipeline().addLast(tls.newHandler(client.alloc()));
    }
    client.pipeline().addLast(new HttpServerCodec());
    first.get().forEach(client.pipeline()::addLast);
    client.pipeline().addLast(new HttpObjectAggregator(MAX_BODY)).addLast(handlers.get());
  }
}

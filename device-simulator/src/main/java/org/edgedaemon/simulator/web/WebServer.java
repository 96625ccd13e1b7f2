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
import org.jspecify.annotations.Nullable;

/** The listening socket of a simulated peer and its connections, on two daemon threads. */
public final class WebServer {
  private static final int MAX_BODY = 64 << 20;

  private final EventLoopGroup loops =
      new NioEventLoopGroup(2, new DefaultThreadFactory("simulated-web", true));
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Supplier<ChannelHandler> handlers;
  private final Supplier<List<ChannelHandler>> first;
  private final @Nullable SslContext tls;
  private @Nullable Channel listening;

  /**
   * @param handlers one handler for each connection
   * @param tls null serves plain HTTP
   */
  public WebServer(Supplier<ChannelHandler> handlers, @Nullable SslContext tls) {
    this(handlers, List::of, tls);
  }

  /**
   * @param handlers one handler for each connection, for whole requests
   * @param first those that see the parts of a request before it is whole
   * @param tls null serves plain HTTP
   */
  public WebServer(
      Supplier<ChannelHandler> handlers,
      Supplier<List<ChannelHandler>> first,
      @Nullable SslContext tls) {
    this.handlers = handlers;
    this.first = first;
    this.tls = tls;
  }

  /** Whether it serves HTTPS. */
  public boolean secure() {
    return tls != null;
  }

  /** Listens on loopback and returns the port number. */
  public int bind(int port) throws InterruptedException {
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
            .sync()
            .channel();
    listening = channel;
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** Refuses new connections and resets the open ones. */
  public void unbind() throws InterruptedException {
    Channel channel = listening;
    if (channel != null) {
      channel.close().sync();
      listening = null;
    }
    connections.forEach(client -> client.eventLoop().execute(() -> reset(client)));
    connections.close().sync();
  }

  /** Ends the threads. */
  public void shutDown() {
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

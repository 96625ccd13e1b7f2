package org.edgedaemon.simulator.hikvision;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.edgedaemon.simulator.Listening;
import org.jspecify.annotations.Nullable;

/** The listening socket of a terminal; its connections run on the same event loop. */
final class HikvisionServer {
  private final HikvisionCore core;
  private final FrontDesk desk;
  private final EventLoop loop;
  private volatile @Nullable SelfSigned tls;
  private @Nullable Channel listening;
  private long connections;

  HikvisionServer(HikvisionCore core, FrontDesk desk, EventLoop loop, @Nullable SelfSigned tls) {
    this.core = core;
    this.desk = desk;
    this.loop = loop;
    this.tls = tls;
  }

  EventLoop loop() {
    return loop;
  }

  /** Null when this is plain HTTP. */
  @Nullable SelfSigned tls() {
    return tls;
  }

  /** For connections to come. */
  void tls(SelfSigned other) {
    tls = other;
  }

  /**
   * Listens on loopback.
   *
   * @param port 0 for a free one
   * @return the port number
   */
  int bind(int port) throws InterruptedException, BindException {
    ChannelFuture binding =
        new ServerBootstrap()
            .group(loop, loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    accept(channel);
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    binding.await();
    Throwable cause = binding.cause();
    if (cause != null) {
      BindException failure = new BindException(String.valueOf(cause.getMessage()));
      failure.initCause(cause);
      throw failure;
    }
    Channel channel = binding.channel();
    listening = channel;
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** Not for the event loop. */
  void unbind() {
    Channel channel = listening;
    if (channel != null) {
      Listening.end(channel);
      listening = null;
    }
  }

  private void accept(SocketChannel channel) {
    SelfSigned current = tls;
    if (current != null) {
      channel.pipeline().addLast(current.context().newHandler(channel.alloc()));
    }
    ClientConnection connection = new ClientConnection(core, desk, channel, ++connections);
    desk.came(connection);
    channel.pipeline().addLast(new HttpRequestDecoder()).addLast(connection);
  }
}

package org.edgedaemon.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** The channel types that belong to a group of event loops. */
final class Transport {
  private Transport() {}

  static Class<? extends ServerSocketChannel> serverChannel(EventLoopGroup loops) {
    return loops instanceof EpollEventLoopGroup
        ? EpollServerSocketChannel.class
        : NioServerSocketChannel.class;
  }

  static Class<? extends SocketChannel> clientChannel(EventLoopGroup loops) {
    return loops instanceof EpollEventLoopGroup ? EpollSocketChannel.class : NioSocketChannel.class;
  }

  /** Closes, and does not wait for it: a channel that cannot be closed is closed. */
  static void close(ChannelOutboundInvoker channel) {
    ChannelFuture unused = channel.close();
  }
}

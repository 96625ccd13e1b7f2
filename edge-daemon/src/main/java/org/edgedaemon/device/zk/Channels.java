package org.edgedaemon.device.zk;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/**
 * The event loops that do the network IO, and the channel classes that belong to them. Closing the
 * group is its owner's business.
 */
public record Channels(
    EventLoopGroup group,
    Class<? extends SocketChannel> stream,
    Class<? extends DatagramChannel> datagram) {

  /** The channel classes that fit a group of epoll or NIO loops. */
  public static Channels of(EventLoopGroup group) {
    return group instanceof EpollEventLoopGroup
        ? new Channels(group, EpollSocketChannel.class, EpollDatagramChannel.class)
        : new Channels(group, NioSocketChannel.class, NioDatagramChannel.class);
  }
}

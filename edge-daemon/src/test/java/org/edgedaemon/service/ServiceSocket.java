package org.edgedaemon.service;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The service manager's end: a real Unix datagram socket that keeps what it hears. */
public final class ServiceSocket implements AutoCloseable {
  private final EventLoopGroup loop = new EpollEventLoopGroup(1);
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Channel channel;

  /** Listens at a path, or at a name of the abstract namespace behind {@code @}. */
  public ServiceSocket(String address) {
    String path = address.startsWith("@") ? "\0" + address.substring(1) : address;
    channel =
        new Bootstrap()
            .group(loop)
            .channel(EpollDomainDatagramChannel.class)
            .handler(new Ear())
            .bind(new DomainSocketAddress(path))
            .syncUninterruptibly()
            .channel();
  }

  /** Every datagram so far, in order. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  /** Forgets all of them. */
  public void forget() {
    heard.clear();
  }

  private final class Ear extends SimpleChannelInboundHandler<DomainDatagramPacket> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, DomainDatagramPacket packet) {
      heard.add(packet.content().toString(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}

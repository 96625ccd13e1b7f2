package org.edgedaemon.service;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Unix datagram socket that is never bound nor connected: each datagram names its receiver, so a
 * service manager that makes its socket anew is found again.
 */
final class NotifySocket implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NotifySocket.class);

  private final DomainSocketAddress receiver;
  private final Channel channel;
  private volatile boolean refused;

  private NotifySocket(DomainSocketAddress receiver, Channel channel) {
    this.receiver = receiver;
    this.channel = channel;
  }

  /**
   * Throws what Netty throws when there can be none.
   *
   * @param address a path, or {@code @} and a name of the abstract namespace
   * @param loops of the epoll kind
   */
  @SuppressWarnings("deprecation") // nothing took this option's place; unbound there is no other
  static NotifySocket open(String address, EventLoopGroup loops) {
    String path = address.startsWith("@") ? "\0" + address.substring(1) : address;
    Channel channel =
        new Bootstrap()
            .group(loops)
            .channel(EpollDomainDatagramChannel.class)
            .option(ChannelOption.DATAGRAM_CHANNEL_ACTIVE_ON_REGISTRATION, true)
            .handler(new ChannelInboundHandlerAdapter())
            .register()
            .syncUninterruptibly()
            .channel();
    return new NotifySocket(new DomainSocketAddress(path), channel);
  }

  /** Does not wait. */
  void send(String text) {
    ChannelFuture unused = write(text);
  }

  /** Waits until the kernel has it. Not on an event loop. */
  void sendAndWait(String text, Duration most) {
    write(text).awaitUninterruptibly(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  private ChannelFuture write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return channel
        .writeAndFlush(new DomainDatagramPacket(Unpooled.wrappedBuffer(bytes), receiver))
        .addListener(sent -> note(sent.cause()));
  }

  private void note(@Nullable Throwable failure) {
    if (failure != null && !refused) {
      log.warn("the service manager takes no notifications at the moment: {}", failure.toString());
    }
    refused = failure != null;
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
  }
}

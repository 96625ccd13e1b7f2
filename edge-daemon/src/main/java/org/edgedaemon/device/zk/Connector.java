package org.edgedaemon.device.zk;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.util.NetUtil;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.jspecify.annotations.Nullable;

/** Opens transports to one device's address. */
final class Connector {
  /** A device sends a chunk as one burst; it must fit. */
  private static final int UDP_RECEIVE_BUFFER = 512 * 1024;

  private final ZkConfig config;
  private final ZkFleet fleet;
  private final Peer peer;

  Connector(ZkConfig config, ZkFleet fleet) {
    this.config = config;
    this.fleet = fleet;
    this.peer = Peer.of(config);
  }

  /** Looks the host up, without blocking the caller. */
  CompletableFuture<InetSocketAddress> resolve() {
    byte[] literal = NetUtil.createByteArrayFromIpAddressString(config.host());
    if (literal != null) {
      return CompletableFuture.completedFuture(address(literal));
    }
    CompletableFuture<InetSocketAddress> address =
        CompletableFuture.supplyAsync(this::lookUp, fleet.resolver());
    long nanos = fleet.timeouts().connect().toNanos();
    var timer =
        fleet
            .channels()
            .group()
            .schedule(
                () -> address.completeExceptionally(slowLookUp()), nanos, TimeUnit.NANOSECONDS);
    return address.whenComplete((found, failure) -> timer.cancel(false));
  }

  /** Opens a carrier. A datagram "connection" only fixes both ends. */
  CompletableFuture<ZkTransport> open(Carrier carrier, InetSocketAddress address) {
    CompletableFuture<ZkTransport> opened = new CompletableFuture<>();
    ChannelFuture connecting = bootstrap(carrier).connect(address);
    connecting.addListener(
        done -> {
          if (done.isSuccess()) {
            opened.complete(connecting.channel().pipeline().get(ChannelTransport.class));
          } else {
            opened.completeExceptionally(unreachable(carrier, done.cause()));
          }
        });
    return opened;
  }

  private Bootstrap bootstrap(Carrier carrier) {
    Channels channels = fleet.channels();
    Bootstrap bootstrap =
        new Bootstrap()
            .group(channels.group())
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) fleet.timeouts().connect().toMillis())
            .handler(new Pipeline(carrier));
    return carrier == Carrier.TCP
        ? bootstrap
            .channel(channels.stream())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
        : bootstrap
            .channel(channels.datagram())
            .option(ChannelOption.SO_RCVBUF, UDP_RECEIVE_BUFFER);
  }

  private InetSocketAddress lookUp() {
    try {
      return new InetSocketAddress(InetAddress.getByName(config.host()), config.port());
    } catch (UnknownHostException e) {
      throw new CompletionException(
          peer.failure(Reason.UNREACHABLE, "has an address that no name service knows", e));
    }
  }

  private InetSocketAddress address(byte[] literal) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(literal), config.port());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + literal.length + " bytes", e);
    }
  }

  private DeviceException slowLookUp() {
    return peer.failure(Reason.UNREACHABLE, "has an address that the name service does not find");
  }

  private DeviceException unreachable(Carrier carrier, @Nullable Throwable cause) {
    String over = " over " + carrier;
    if (cause instanceof ConnectTimeoutException) {
      return peer.failure(
          Reason.UNREACHABLE, "does not answer" + over + ": switched off, unplugged, or elsewhere");
    }
    if (cause instanceof ConnectException) {
      return peer.failure(Reason.UNREACHABLE, "cannot be connected to" + over, cause);
    }
    return peer.failure(Reason.UNREACHABLE, "cannot be reached" + over, cause);
  }

  /** Fills the pipeline of a fresh channel. */
  private static final class Pipeline extends ChannelInitializer<Channel> {
    private final Carrier carrier;

    Pipeline(Carrier carrier) {
      this.carrier = carrier;
    }

    @Override
    protected void initChannel(Channel channel) {
      ChannelTransport.over(channel, carrier);
    }
  }
}

package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import org.edgedaemon.device.zk.codec.TcpFrames;
import org.edgedaemon.device.zk.codec.UdpFrames;
import org.edgedaemon.device.zk.codec.ZkFrame;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.jspecify.annotations.Nullable;

/** The transport over a Netty channel whose pipeline ends with this handler. */
final class ChannelTransport extends ChannelInboundHandlerAdapter implements ZkTransport {
  private final Channel channel;
  private final Carrier carrier;
  private @Nullable Receiver receiver;
  private @Nullable Throwable cause;
  private long badChecksums;

  private ChannelTransport(Channel channel, Carrier carrier) {
    this.channel = channel;
    this.carrier = carrier;
  }

  /** Fills a fresh channel's pipeline. */
  static ChannelTransport over(Channel channel, Carrier carrier) {
    ChannelTransport transport = new ChannelTransport(channel, carrier);
    channel
        .pipeline()
        .addLast(carrier == Carrier.TCP ? new TcpFraming() : new UdpFraming(), transport);
    return transport;
  }

  @Override
  public EventLoop loop() {
    return channel.eventLoop();
  }

  @Override
  public Carrier carrier() {
    return carrier;
  }

  @Override
  public void start(Receiver receiver) {
    this.receiver = receiver;
    if (!channel.isActive()) {
      closed();
    }
  }

  @Override
  public void send(int session, int replyId, ZkRequest request) {
    ByteBuf out = channel.alloc().buffer(request.wireLength());
    if (carrier == Carrier.TCP) {
      TcpFrames.encode(out, session, replyId, request);
    } else {
      UdpFrames.encode(out, session, replyId, request);
    }
    var unused = channel.writeAndFlush(out, channel.voidPromise());
  }

  @Override
  public void reading(boolean on) {
    channel.config().setAutoRead(on);
  }

  @Override
  public long badChecksums() {
    return badChecksums;
  }

  @Override
  public void close() {
    channel.writeAndFlush(channel.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ZkFrame frame = (ZkFrame) message;
    try {
      if (!frame.checksumValid()) {
        badChecksums++;
      }
      if (receiver != null && (frame.checksumValid() || carrier == Carrier.TCP)) {
        receiver.onFrame(frame);
      }
    } finally {
      frame.data().release();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closed();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
    cause = thrown;
    closed();
    var unused = channel.close();
  }

  private void closed() {
    Receiver told = receiver;
    if (told != null) {
      receiver = null;
      told.onClosed(cause);
    }
  }
}

package org.edgedaemon.simulator.zk;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;

/** The way back to one UDP address; each frame is a datagram of its own. */
final class UdpLink implements Link {
  private final Channel channel;
  private final InetSocketAddress client;

  UdpLink(Channel channel, InetSocketAddress client) {
    this.channel = channel;
    this.client = client;
  }

  InetSocketAddress client() {
    return client;
  }

  @Override
  public EventLoop loop() {
    return channel.eventLoop();
  }

  @Override
  public ByteBufAllocator allocator() {
    return channel.alloc();
  }

  @Override
  public boolean datagrams() {
    return true;
  }

  @Override
  public void send(FrameBuffer frames, int command) {
    for (int i = 0; i < frames.count(); i++) {
      ChannelFuture unused = channel.write(new DatagramPacket(frames.payload(i), client));
    }
    channel.flush();
    frames.release();
  }

  @Override
  public void sendLater(FrameBuffer frames) {
    send(frames, Command.EVENT);
  }

  @Override
  public void sendStart(FrameBuffer frames, int bytes) {
    frames.release();
  }

  @Override
  public void reset() {}

  @Override
  public void finish() {}
}

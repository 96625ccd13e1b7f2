package org.edgedaemon.device.zk;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import org.edgedaemon.device.zk.codec.UdpFrames;
import org.edgedaemon.device.zk.codec.ZkFrame;

/** Glue: reads datagrams as frames; what is too short to be one is dropped. */
final class UdpFraming extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof DatagramPacket packet)) {
      context.fireChannelRead(message);
      return;
    }
    ZkFrame frame = UdpFrames.decode(packet.content());
    if (frame == null) {
      packet.release();
    } else {
      context.fireChannelRead(frame);
    }
  }
}

package org.edgedaemon.simulator.zk;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;

/** The datagram socket of a terminal: finds each sender's conversation. */
final class UdpClientsHandler extends SimpleChannelInboundHandler<DatagramPacket> {
  private final TerminalServer server;

  UdpClientsHandler(TerminalServer server) {
    this.server = server;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
    server.conversationOf(context.channel(), packet.sender()).receive(packet.content());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // On loopback a client that is gone shows as "port unreachable"; the others go on.
    context.flush();
  }
}

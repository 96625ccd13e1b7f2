package org.edgedaemon.simulator.zk;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.ArrayList;
import java.util.List;

/**
 * One TCP connection. Requests are answered when all that has arrived is read, so that a client
 * which sends a second one without waiting is found out.
 */
final class TcpClientHandler extends SimpleChannelInboundHandler<ByteBuf> {
  private final TerminalServer server;
  private final TcpLink link;
  private final Conversation conversation;
  private final List<ByteBuf> arrived = new ArrayList<>();

  TcpClientHandler(TerminalServer server, TcpLink link, Conversation conversation) {
    this.server = server;
    this.link = link;
    this.conversation = conversation;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf payload) {
    arrived.add(payload.retain());
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    List<ByteBuf> batch = List.copyOf(arrived);
    arrived.clear();
    if (batch.stream().filter(TcpClientHandler::needsAnswer).count() > 1) {
      conversation.pipelined();
    }
    for (ByteBuf payload : batch) {
      conversation.receive(payload);
      payload.release();
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    arrived.forEach(ByteBuf::release);
    arrived.clear();
    conversation.end();
    link.closed();
    server.gone(context.channel(), conversation);
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // A client that resets its connection is an everyday event for a terminal.
    ChannelFuture unused = context.close();
  }

  /** Acknowledgements of events and EXIT may come at any time. */
  private static boolean needsAnswer(ByteBuf payload) {
    int command = payload.getUnsignedShortLE(payload.readerIndex());
    return command != Command.ACK_OK && command != Command.EXIT;
  }
}

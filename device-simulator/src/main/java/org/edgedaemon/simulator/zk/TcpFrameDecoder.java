package org.edgedaemon.simulator.zk;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** Cuts a client's byte stream into payloads; hangs up on what is none. */
final class TcpFrameDecoder extends ByteToMessageDecoder {
  /** No client of the read side has a reason to send more. */
  private static final int MAX_PAYLOAD = 64 * 1024;

  private final Tally tally;

  TcpFrameDecoder(Tally tally) {
    this.tally = tally;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (in.readableBytes() < FrameBuffer.PREFIX) {
      return;
    }
    int magic = in.getIntLE(in.readerIndex());
    long length = in.getUnsignedIntLE(in.readerIndex() + 4);
    if (magic != 0x7D825050 || length < FrameBuffer.HEADER || length > MAX_PAYLOAD) {
      tally.violation("no frame: magic " + Integer.toHexString(magic) + ", length " + length);
      in.skipBytes(in.readableBytes());
      ChannelFuture unused = context.close();
    } else if (in.readableBytes() >= FrameBuffer.PREFIX + length) {
      in.skipBytes(FrameBuffer.PREFIX);
      out.add(in.readRetainedSlice((int) length));
    }
  }
}

package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.edgedaemon.device.zk.codec.TcpFrames;
import org.edgedaemon.device.zk.codec.ZkFormatException;
import org.edgedaemon.device.zk.codec.ZkFrame;
import org.jspecify.annotations.Nullable;

/**
 * Glue: cuts a TCP stream into frames, each with a reference of its own to its bytes. A frame that
 * came in one piece is passed on where it is; only one that was cut is put together in a buffer of
 * its own. So a receiver that keeps frames for a while keeps no more than them.
 */
final class TcpFraming extends ChannelInboundHandlerAdapter {
  /** A cut frame's buffer starts no larger, whatever length the frame announces. */
  private static final int FIRST_CAPACITY = 66 * 1024;

  private @Nullable ByteBuf cut;
  private boolean outOfStep;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf in = (ByteBuf) message;
    try {
      while (in.isReadable() && !outOfStep) {
        take(context, in);
      }
    } catch (ZkFormatException e) {
      outOfStep = true;
      context.fireExceptionCaught(e);
    } finally {
      in.release();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    releaseCut();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    releaseCut();
  }

  private void take(ChannelHandlerContext context, ByteBuf in) {
    ByteBuf begun = cut;
    ZkFrame frame;
    if (begun == null) {
      frame = TcpFrames.decode(in);
      if (frame == null) {
        int capacity = Math.min(in.readableBytes() + TcpFrames.missing(in), FIRST_CAPACITY);
        cut = context.alloc().buffer(capacity).writeBytes(in);
        return;
      }
    } else {
      begun.writeBytes(in, Math.min(in.readableBytes(), TcpFrames.missing(begun)));
      frame = TcpFrames.decode(begun);
    }
    if (frame != null) {
      frame.data().retain();
      releaseCut();
      context.fireChannelRead(frame);
    }
  }

  private void releaseCut() {
    if (cut != null) {
      cut.release();
      cut = null;
    }
  }
}

package org.edgedaemon.simulator.zk;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;

/** Frames with right checksums, in hexadecimal. */
final class RawFrames {
  private RawFrames() {}

  static String hex(int command, int session, int replyId, byte... data) {
    FrameBuffer frames = new FrameBuffer(UnpooledByteBufAllocator.DEFAULT, 64);
    frames.add(command, session, replyId, data);
    String hex = ByteBufUtil.hexDump(frames.whole());
    frames.release();
    return hex;
  }

  /** Without the prefix, as a datagram. */
  static String payloadHex(int command, int session, int replyId, byte... data) {
    return hex(command, session, replyId, data).substring(16);
  }
}

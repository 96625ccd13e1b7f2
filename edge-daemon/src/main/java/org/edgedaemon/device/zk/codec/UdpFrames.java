package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Frames in datagrams: one datagram is one payload ({@link ZkFrame}), without prefix. */
public final class UdpFrames {
  private UdpFrames() {}

  /**
   * Reads a datagram.
   *
   * @return null for one that is too short to be a payload
   */
  public static @Nullable ZkFrame decode(ByteBuf datagram) {
    int length = datagram.readableBytes();
    return length < ZkFrame.HEADER_LENGTH
        ? null
        : ZkFrame.read(datagram, datagram.readerIndex(), length);
  }

  /** Appends a request as a datagram. */
  public static void encode(ByteBuf out, int session, int replyId, ZkRequest request) {
    ZkFrame.write(out, session, replyId, request);
  }
}

package org.edgedaemon.simulator.zk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Arrays;

/** A client's packet, its bytes already copied out of the network's buffers. */
final class Request {
  final int command;
  final int session;
  final int replyId;
  final byte[] data;
  private final int checksum;

  private Request(ByteBuf payload) {
    int at = payload.readerIndex();
    command = payload.getUnsignedShortLE(at);
    checksum = payload.getUnsignedShortLE(at + 2);
    session = payload.getUnsignedShortLE(at + 4);
    replyId = payload.getUnsignedShortLE(at + 6);
    data = ByteBufUtil.getBytes(payload, at + 8, payload.readableBytes() - 8);
  }

  /** Reads a payload of at least eight bytes; does not release it. */
  static Request of(ByteBuf payload) {
    return new Request(payload);
  }

  /** The same bytes again, as a client repeats an unanswered datagram. */
  boolean repeats(Request other) {
    return command == other.command
        && checksum == other.checksum
        && session == other.session
        && replyId == other.replyId
        && Arrays.equals(data, other.data);
  }

  @Override
  public String toString() {
    return "request " + command + " (reply id " + replyId + ")";
  }
}

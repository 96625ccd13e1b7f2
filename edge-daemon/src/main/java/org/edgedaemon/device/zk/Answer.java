package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.edgedaemon.device.zk.codec.ZkFrame;
import org.edgedaemon.device.zk.codec.ZkReply;

/** A small answer in one packet; its data is a copy on the heap. */
record Answer(int code, int session, ByteBuf data) {
  static Answer of(ZkFrame frame) {
    return new Answer(frame.command(), frame.session(), Unpooled.copiedBuffer(frame.data()));
  }

  boolean isOk() {
    return code == ZkReply.OK || code == ZkReply.OK_DATA;
  }
}

package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;

/** Lets tests of other packages write packets of a device. */
public final class ZkChecksums {
  private ZkChecksums() {}

  public static int of(ByteBuf payload) {
    return ZkChecksum.of(payload, payload.readerIndex(), payload.readableBytes());
  }
}

package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;

/** The two small packets that announce how many bytes a bulk read will bring. */
public final class BulkAnswer {
  private BulkAnswer() {}

  /**
   * The dataset's size from the OK that answers {@link ZkRequest#prepare}: u8 0, u32 size, u32 size
   * again, u32 unknown. An OK without these has nothing to give: 0.
   */
  public static long preparedSize(ByteBuf data) {
    return data.readableBytes() < 5 ? 0 : data.getUnsignedIntLE(data.readerIndex() + 1);
  }

  /**
   * The size of a stream from {@link ZkReply#PREPARE_DATA}: u32 size, u32 largest part. The largest
   * part is not needed: parts are counted by their bytes.
   *
   * @throws ZkFormatException when there is no size
   */
  public static long streamSize(ByteBuf data) {
    if (data.readableBytes() < 4) {
      throw new ZkFormatException(
          "a stream is announced by " + data.readableBytes() + " bytes, 4 at least are needed");
    }
    return data.getUnsignedIntLE(data.readerIndex());
  }
}

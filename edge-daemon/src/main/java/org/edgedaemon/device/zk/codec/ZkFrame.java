package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;

/**
 * One payload of the ZK protocol. On the wire, little-endian:
 *
 * <pre>
 * 0  u16  command or reply code
 * 2  u16  checksum
 * 4  u16  session id; in some packets of the device something else (part index, event, state)
 * 6  u16  reply id: the number of the request that this belongs to
 * 8  …    data
 * </pre>
 *
 * @param data what follows the header; a view of the buffer it was read from. Who receives a frame
 *     may use it until the call returns, and retains it to keep it longer
 * @param checksumValid whether the checksum of the received payload was right
 */
public record ZkFrame(int command, int session, int replyId, ByteBuf data, boolean checksumValid) {
  public static final int HEADER_LENGTH = 8;
  private static final int CHECKSUM_OFFSET = 2;

  /** Reads a whole payload of {@code length} bytes, {@value #HEADER_LENGTH} at least. */
  static ZkFrame read(ByteBuf in, int index, int length) {
    return new ZkFrame(
        in.getUnsignedShortLE(index),
        in.getUnsignedShortLE(index + 4),
        in.getUnsignedShortLE(index + 6),
        in.slice(index + HEADER_LENGTH, length - HEADER_LENGTH),
        ZkChecksum.isValid(in, index, length));
  }

  /** Appends a payload with its checksum. */
  static void write(ByteBuf out, int session, int replyId, ZkRequest request) {
    int start = out.writerIndex();
    out.writeShortLE(request.command().code());
    out.writeShortLE(0);
    out.writeShortLE(session);
    out.writeShortLE(replyId);
    request.writeData(out);
    int checksum = ZkChecksum.of(out, start, out.writerIndex() - start);
    out.setShortLE(start + CHECKSUM_OFFSET, checksum);
  }
}

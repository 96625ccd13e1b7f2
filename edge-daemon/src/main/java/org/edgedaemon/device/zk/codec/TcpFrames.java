package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/**
 * Frames on a TCP stream, back to back and cut anywhere:
 *
 * <pre>
 * 0  50 50 82 7D
 * 4  u32 LE  length of the payload
 * 8  payload ({@link ZkFrame})
 * </pre>
 */
public final class TcpFrames {
  public static final int PREFIX_LENGTH = 8;

  /** The largest payload taken from a device; the largest seen is 8 + 65,528. */
  public static final int MAX_PAYLOAD = 1 << 20;

  private static final int MAGIC = 0x7D82_5050;
  private static final int SECURE_MAGIC = 0x7C83_5050;
  private static final int PANEL_START = 0xAA;

  private TcpFrames() {}

  /**
   * Takes the next frame off a stream.
   *
   * @return null when it is not whole yet; then nothing was taken
   * @throws ZkFormatException when the stream is out of step or another protocol; never to be
   *     searched on, since data may look like a prefix
   */
  public static @Nullable ZkFrame decode(ByteBuf in) {
    checkMagic(in);
    if (in.readableBytes() < PREFIX_LENGTH) {
      return null;
    }
    long length = in.getUnsignedIntLE(in.readerIndex() + 4);
    if (length < ZkFrame.HEADER_LENGTH || length > MAX_PAYLOAD) {
      throw new ZkFormatException(
          "a frame announces " + length + " bytes: the stream is out of step");
    }
    if (in.readableBytes() < PREFIX_LENGTH + length) {
      return null;
    }
    ZkFrame frame = ZkFrame.read(in, in.readerIndex() + PREFIX_LENGTH, (int) length);
    in.skipBytes(PREFIX_LENGTH + (int) length);
    return frame;
  }

  /**
   * How many bytes the frame that has begun lacks for the next step: its prefix, or then all of it.
   * At least 1 when {@link #decode} yields null.
   */
  public static int missing(ByteBuf begun) {
    int there = begun.readableBytes();
    if (there < PREFIX_LENGTH) {
      return PREFIX_LENGTH - there;
    }
    return PREFIX_LENGTH + (int) begun.getUnsignedIntLE(begun.readerIndex() + 4) - there;
  }

  /** Appends a request as a frame. */
  public static void encode(ByteBuf out, int session, int replyId, ZkRequest request) {
    out.writeIntLE(MAGIC);
    out.writeIntLE(ZkFrame.HEADER_LENGTH + request.dataLength());
    ZkFrame.write(out, session, replyId, request);
  }

  /** As early as the first byte: nonsense must not be waited for. */
  private static void checkMagic(ByteBuf in) {
    int known = Math.min(in.readableBytes(), 4);
    int magic = 0;
    for (int i = 0; i < known; i++) {
      magic |= in.getUnsignedByte(in.readerIndex() + i) << (8 * i);
    }
    int mask = known == 4 ? -1 : (1 << (8 * known)) - 1;
    if (magic == (MAGIC & mask)) {
      return;
    }
    if (known < 4 && magic == (SECURE_MAGIC & mask)) {
      return;
    }
    throw new ZkFormatException(describe(magic, in, known));
  }

  private static String describe(int magic, ByteBuf in, int known) {
    if (magic == SECURE_MAGIC) {
      return "the stream is encrypted (secure firmware)";
    }
    String bytes = ByteBufUtil.hexDump(in, in.readerIndex(), known);
    if ((magic & 0xFF) == PANEL_START) {
      return "a door panel of another protocol (C3/inBio) answers: " + bytes;
    }
    return "a frame starts with " + bytes + ": the stream is out of step or another protocol";
  }
}

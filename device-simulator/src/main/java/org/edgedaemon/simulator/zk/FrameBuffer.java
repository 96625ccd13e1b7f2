package org.edgedaemon.simulator.zk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Arrays;

/**
 * Frames on their way out, one behind the other in one buffer as TCP carries them.
 *
 * <pre>
 * prefix:  50 50 82 7D, u32 payload length
 * payload: u16 command, u16 checksum, u16 session, u16 reply id, data
 * </pre>
 *
 * Whoever sends it, owns it.
 */
final class FrameBuffer {
  static final int PREFIX = 8;
  static final int HEADER = 8;
  private static final byte[] NOTHING = new byte[0];

  private final ByteBuf bytes;
  private int[] starts = new int[4];
  private int count;

  FrameBuffer(ByteBufAllocator allocator, int capacity) {
    bytes = allocator.buffer(capacity);
  }

  void add(int command, int session, int replyId) {
    add(command, session, replyId, NOTHING);
  }

  void add(int command, int session, int replyId, byte[] data) {
    add(command, session, replyId, data, 0, data.length);
  }

  void add(int command, int session, int replyId, byte[] data, int from, int length) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
    }
    starts[count++] = bytes.writerIndex();
    long sum = (long) command + session + replyId + Checksum.sum(data, from, length);
    bytes.writeIntLE(0x7D825050);
    bytes.writeIntLE(HEADER + length);
    bytes.writeShortLE(command);
    bytes.writeShortLE(Checksum.of(sum));
    bytes.writeShortLE(session);
    bytes.writeShortLE(replyId);
    bytes.writeBytes(data, from, length);
  }

  int count() {
    return count;
  }

  int start(int frame) {
    return starts[frame];
  }

  /** All frames with their prefixes; the caller takes ownership. */
  ByteBuf whole() {
    return bytes;
  }

  /** The payload of one frame, as a datagram carries it; holds a reference of its own. */
  ByteBuf payload(int frame) {
    int begin = starts[frame] + PREFIX;
    int end = frame + 1 < count ? starts[frame + 1] : bytes.writerIndex();
    return bytes.retainedSlice(begin, end - begin);
  }

  /** Puts another value over one byte, for a fault. */
  void spoil(int index, int value) {
    bytes.setByte(index, value);
  }

  /** Makes the checksum of the last frame wrong. */
  void spoilChecksum() {
    int at = starts[count - 1] + PREFIX + 2;
    bytes.setByte(at, bytes.getByte(at) ^ 0x55);
  }

  void release() {
    bytes.release();
  }
}

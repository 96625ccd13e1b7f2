package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;

/**
 * Cuts a stream of slices into records of one width; what a slice leaves over is carried to the
 * next. Holds one small block, whatever the length of the stream.
 */
final class RecordSlicer {
  /** Told where each whole record stands. */
  @FunctionalInterface
  interface Visitor {
    void record(byte[] bytes, int at);
  }

  private static final int BLOCK_BYTES = 8 * 1024;

  private final int width;
  private final Visitor visitor;
  private final byte[] block;
  private int held;

  RecordSlicer(int width, Visitor visitor) {
    this.width = width;
    this.visitor = visitor;
    this.block = new byte[Math.max(1, BLOCK_BYTES / width) * width];
  }

  /** Visits every record that is whole now; the reader index of {@code slice} stays. */
  void feed(ByteBuf slice) {
    int at = slice.readerIndex();
    int end = slice.writerIndex();
    while (at < end) {
      int taken = Math.min(block.length - held, end - at);
      slice.getBytes(at, block, held, taken);
      at += taken;
      held += taken;
      visitWhole();
    }
  }

  /** Bytes that wait for the rest of their record. */
  int held() {
    return held;
  }

  private void visitWhole() {
    int at = 0;
    while (held - at >= width) {
      visitor.record(block, at);
      at += width;
    }
    held -= at;
    System.arraycopy(block, at, block, 0, held);
  }
}

package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/**
 * Decodes a log of known layout while it arrives: feed it the records' bytes in order, in slices
 * cut anywhere (without the total that heads the dataset). Not for two threads at once.
 */
public final class AttendanceStream {
  private final RecordSlicer slicer;
  private long records;

  /**
   * @param sink gets every record in order
   */
  public AttendanceStream(AttendanceLayout layout, Consumer<AttendanceResult> sink) {
    this.slicer =
        new RecordSlicer(
            layout.width(),
            (bytes, at) -> {
              records++;
              sink.accept(layout.decode(bytes, at));
            });
  }

  /** Decodes the readable bytes; the reader index stays, the buffer is not released. */
  public void feed(ByteBuf slice) {
    slicer.feed(slice);
  }

  /** Records so far, good and bad. */
  public long records() {
    return records;
  }

  /** Bytes of a record that is not whole yet; not 0 at the end means a cut dataset. */
  public int leftover() {
    return slicer.held();
  }
}

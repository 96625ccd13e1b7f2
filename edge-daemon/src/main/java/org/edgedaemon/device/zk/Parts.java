package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.edgedaemon.device.zk.codec.ZkFrame;
import org.jspecify.annotations.Nullable;

/**
 * Collects the parts of one bulk answer. The session field of a part holds its index; over UDP that
 * is the only way to see a lost, doubled or overtaken datagram. Holds its own references until
 * {@link #join} or {@link #release}.
 */
final class Parts {
  private record Part(int index, ByteBuf bytes) {}

  private final long expected;
  private final Carrier carrier;
  private final List<Part> parts = new ArrayList<>();
  private long received;

  Parts(long expected, Carrier carrier) {
    this.expected = expected;
    this.carrier = carrier;
  }

  long expected() {
    return expected;
  }

  void add(ZkFrame frame) {
    if (!isDouble(frame)) {
      parts.add(new Part(frame.session(), frame.data().retain()));
      received += frame.data().readableBytes();
    }
  }

  /** Whether as many bytes are here as were asked for. Bytes decide, not the closing OK. */
  boolean isWhole() {
    return received >= expected;
  }

  /**
   * The bytes in order, owned by the caller.
   *
   * @return null when the parts contradict their count; then they are released
   */
  @Nullable ByteBuf join() {
    boolean numbered = inOrder();
    if (received != expected || (!numbered && carrier == Carrier.UDP)) {
      release();
      return null;
    }
    ByteBuf joined =
        parts.size() == 1
            ? parts.get(0).bytes()
            : Unpooled.wrappedBuffer(
                parts.size(), parts.stream().map(Part::bytes).toArray(ByteBuf[]::new));
    parts.clear();
    return joined;
  }

  void release() {
    parts.forEach(part -> part.bytes().release());
    parts.clear();
  }

  /**
   * Sorts by index if the indexes are a run without gap. A stream keeps the order of itself, so
   * there an odd numbering is not believed.
   */
  private boolean inOrder() {
    List<Part> sorted = new ArrayList<>(parts);
    sorted.sort(Comparator.comparingInt(Part::index));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).index() != sorted.get(i - 1).index() + 1) {
        return false;
      }
    }
    parts.clear();
    parts.addAll(sorted);
    return true;
  }

  private boolean isDouble(ZkFrame frame) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      Part part = parts.get(i);
      if (part.index() == frame.session()) {
        return carrier == Carrier.UDP || ByteBufUtil.equals(part.bytes(), frame.data());
      }
    }
    return false;
  }
}

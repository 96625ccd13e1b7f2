package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the width of a user list's records: by the count, and by what the records look like when
 * the count does not tell (504 bytes are 18 × 28 and 7 × 72). Source: zk-protocol reference 5.11.
 */
final class UserWidthRule {
  private static final int ENOUGH_PERCENT = 98;

  private UserWidthRule() {}

  /** Null when neither fits, or both do. */
  static @Nullable UserLayout decide(ByteBuf records, CountBracket count) {
    int total = records.readableBytes();
    List<UserLayout> dividing =
        Arrays.stream(UserLayout.values()).filter(l -> total % l.width() == 0).toList();
    List<UserLayout> counted =
        dividing.stream().filter(l -> count.allows(total / l.width())).toList();
    if (counted.size() == 1) {
      return counted.get(0);
    }
    List<UserLayout> good = new ArrayList<>();
    for (UserLayout layout : dividing) {
      if (looksRight(records, layout)) {
        good.add(layout);
      }
    }
    return good.size() == 1 ? good.get(0) : null;
  }

  private static boolean looksRight(ByteBuf records, UserLayout layout) {
    int[] right = new int[1];
    RecordSlicer slicer =
        new RecordSlicer(
            layout.width(), (bytes, at) -> right[0] += layout.looksRight(bytes, at) ? 1 : 0);
    slicer.feed(records);
    return right[0] * 100L >= (long) (records.readableBytes() / layout.width()) * ENOUGH_PERCENT;
  }
}

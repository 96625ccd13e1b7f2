package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the width of a log's records from its size and the record count. Widths share multiples (80
 * bytes are 10 × 8, 5 × 16 and 2 × 40), so without a count, or against it, every record must speak
 * for a layout. Source: zk-protocol reference 5.6.
 */
public final class WidthRule {
  /** Bytes of the log that a diagnosis shows. */
  public static final int HEAD_BYTES = 128;

  private WidthRule() {}

  /**
   * Decides before the records are looked at.
   *
   * @param total bytes of all records, as the dataset says
   * @param head the first bytes of the records, as many as are there
   */
  public static WidthDecision decide(long total, CountBracket count, ByteBuf head) {
    if (total <= 0) {
      return new WidthDecision.Empty();
    }
    RawBytes shown = RawBytes.copyOf(head, HEAD_BYTES);
    List<AttendanceLayout> counted = byCount(total, count);
    if (counted.size() == 1 && needsNoProof(counted.get(0))) {
      return new WidthDecision.Decided(counted.get(0));
    }
    List<AttendanceLayout> candidates = counted.isEmpty() ? bySize(total) : counted;
    if (candidates.isEmpty()) {
      return new WidthDecision.Unknown(describe(total, count), shown);
    }
    return new WidthDecision.NeedsScoring(candidates, total, count, shown);
  }

  /** The size and the count, in words. */
  static String sizes(long total, CountBracket count) {
    String text = total + " bytes for " + count + " records";
    return count.known() && count.from() > 0 && total % count.from() == 0
        ? text + " (" + total / count.from() + " each)"
        : text;
  }

  private static String describe(long total, CountBracket count) {
    String reason =
        count.known() && isBetweenShortAndLong(total, count)
            ? "it looks like a compressed 8-byte log (4- and 8-byte records mixed)"
            : "no known layout has records of such a size";
    return sizes(total, count) + ": " + reason;
  }

  /** The two layouts of 8 bytes must be told apart; that of 22 has a single witness. */
  private static boolean needsNoProof(AttendanceLayout layout) {
    return layout instanceof WideLayout || layout instanceof SixteenLayout;
  }

  private static boolean isBetweenShortAndLong(long total, CountBracket count) {
    return total % 4 == 0 && total >= 4 * count.from() && total < 8 * count.to();
  }

  private static List<AttendanceLayout> byCount(long total, CountBracket count) {
    List<AttendanceLayout> fitting = new ArrayList<>();
    for (AttendanceLayout layout : AttendanceLayouts.GUESSABLE) {
      if (fits(total, layout.width(), count)) {
        fitting.add(layout);
      }
    }
    for (int width = AttendanceLayouts.MIN_WIDE + 1; width <= AttendanceLayouts.MAX_WIDE; width++) {
      if (width != AttendanceLayouts.WIDE_49.width() && fits(total, width, count)) {
        fitting.add(AttendanceLayouts.wide(width));
      }
    }
    return fitting;
  }

  private static boolean fits(long total, int width, CountBracket count) {
    return total % width == 0 && count.allows(total / width);
  }

  private static List<AttendanceLayout> bySize(long total) {
    return AttendanceLayouts.GUESSABLE.stream()
        .filter(layout -> total % layout.width() == 0)
        .toList();
  }
}

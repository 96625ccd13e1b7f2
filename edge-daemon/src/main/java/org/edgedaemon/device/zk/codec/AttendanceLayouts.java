package org.edgedaemon.device.zk.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The known layouts. Source: zk-protocol reference 5.1 to 5.5. */
public final class AttendanceLayouts {
  /** 8 bytes with a verify byte and a state byte. */
  public static final AttendanceLayout PLAIN_8 = new PlainEightLayout();

  /** 8 bytes with a flags byte: the compressed log, as long as all its records are long ones. */
  public static final AttendanceLayout FLAGGED_8 = new FlaggedEightLayout();

  /** 16 bytes with a numeric id and a work code. */
  public static final AttendanceLayout EXTENDED_16 = new SixteenLayout();

  /** 22 bytes, WL10. */
  public static final AttendanceLayout WL10_22 = new TwentyTwoLayout();

  /** 40 bytes with a text id: most terminals. */
  public static final AttendanceLayout WIDE_40 = new WideLayout(40);

  /** 49 bytes: 40 and nine of unknown meaning. */
  public static final AttendanceLayout WIDE_49 = new WideLayout(49);

  static final int MIN_WIDE = 40;
  static final int MAX_WIDE = 128;

  /** Tried, in this order, when the record count does not tell the width. */
  static final List<AttendanceLayout> GUESSABLE =
      List.of(WIDE_40, WIDE_49, EXTENDED_16, PLAIN_8, FLAGGED_8, WL10_22);

  private AttendanceLayouts() {}

  /** The layout of 40 to 128 bytes: the head of 40 bytes and a tail. */
  public static AttendanceLayout wide(int width) {
    if (width < MIN_WIDE || width > MAX_WIDE) {
      throw new IllegalArgumentException("no wide record has " + width + " bytes");
    }
    return new WideLayout(width);
  }

  /** The layout with this name, or null; for a layout remembered per device. */
  public static @Nullable AttendanceLayout byName(String name) {
    for (AttendanceLayout layout : GUESSABLE) {
      if (layout.name().equals(name)) {
        return layout;
      }
    }
    for (int width = MIN_WIDE; width <= MAX_WIDE; width++) {
      if (Integer.toString(width).equals(name)) {
        return wide(width);
      }
    }
    return null;
  }
}

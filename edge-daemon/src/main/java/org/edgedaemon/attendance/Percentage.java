package org.edgedaemon.attendance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Sessions attended of the lessons of a semester, in per cent: never above 100, rounded half up to
 * one decimal.
 */
public final class Percentage {
  private static final BigDecimal FULL = BigDecimal.valueOf(100);

  private Percentage() {}

  public static BigDecimal of(int attended, int lessons) {
    BigDecimal share =
        BigDecimal.valueOf(attended)
            .multiply(FULL)
            .divide(BigDecimal.valueOf(lessons), 1, RoundingMode.HALF_UP);
    return share.min(FULL).setScale(1, RoundingMode.HALF_UP);
  }
}

package org.edgedaemon.device.zk.codec;

import org.edgedaemon.punch.Direction;
import org.edgedaemon.punch.VerifyMode;

/**
 * What the terminals' codes mean. Codes that firmware disagrees about stay unknown; the number
 * itself always travels on. Source: zk-protocol reference 5.8 and 5.9.
 */
public final class PunchCodes {
  /** State of terminals without state keys. */
  static final int NO_STATE = 255;

  private PunchCodes() {}

  /** In or out, from the state code. */
  public static Direction direction(int state) {
    return switch (state) {
      case 0 -> Direction.CHECK_IN;
      case 1 -> Direction.CHECK_OUT;
      case 2 -> Direction.BREAK_OUT;
      case 3 -> Direction.BREAK_IN;
      case 4 -> Direction.OVERTIME_IN;
      case 5 -> Direction.OVERTIME_OUT;
      default -> Direction.UNKNOWN;
    };
  }

  /** How the person was verified, from the verify code. 3 is password on some, card on others. */
  public static VerifyMode verifyMode(int verify) {
    return switch (verify) {
      case 0 -> VerifyMode.PASSWORD;
      case 1 -> VerifyMode.FINGERPRINT;
      case 2, 4 -> VerifyMode.CARD;
      case 15 -> VerifyMode.FACE;
      case 25 -> VerifyMode.PALM;
      default -> VerifyMode.UNKNOWN;
    };
  }

  static boolean isKnownState(int state) {
    return state == NO_STATE || direction(state) != Direction.UNKNOWN;
  }
}

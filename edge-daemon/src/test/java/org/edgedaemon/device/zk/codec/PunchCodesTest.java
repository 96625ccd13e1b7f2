package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.edgedaemon.punch.Direction;
import org.edgedaemon.punch.VerifyMode;
import org.junit.jupiter.api.Test;

class PunchCodesTest {

  @Test
  void namesTheStates() {
    List<Direction> known =
        List.of(
            Direction.CHECK_IN,
            Direction.CHECK_OUT,
            Direction.BREAK_OUT,
            Direction.BREAK_IN,
            Direction.OVERTIME_IN,
            Direction.OVERTIME_OUT);
    for (int state = 0; state <= 255; state++) {
      assertThat(PunchCodes.direction(state))
          .isEqualTo(state < known.size() ? known.get(state) : Direction.UNKNOWN);
    }
  }

  @Test
  void namesTheVerifyCodes() {
    assertThat(PunchCodes.verifyMode(0)).isEqualTo(VerifyMode.PASSWORD);
    assertThat(PunchCodes.verifyMode(1)).isEqualTo(VerifyMode.FINGERPRINT);
    assertThat(PunchCodes.verifyMode(2)).isEqualTo(VerifyMode.CARD);
    assertThat(PunchCodes.verifyMode(3)).isEqualTo(VerifyMode.UNKNOWN);
    assertThat(PunchCodes.verifyMode(4)).isEqualTo(VerifyMode.CARD);
    assertThat(PunchCodes.verifyMode(15)).isEqualTo(VerifyMode.FACE);
    assertThat(PunchCodes.verifyMode(25)).isEqualTo(VerifyMode.PALM);
    assertThat(PunchCodes.verifyMode(128)).isEqualTo(VerifyMode.UNKNOWN);
    assertThat(PunchCodes.verifyMode(255)).isEqualTo(VerifyMode.UNKNOWN);
  }
}

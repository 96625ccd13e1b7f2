package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserCheckTest {
  private static UserCheck of(String body) {
    return UserCheck.of(Samples.read(body)).orElseThrow();
  }

  @Test
  void wrongPassword() {
    UserCheck check = of(Samples.S3_WRONG_PASSWORD);
    assertThat(check.statusValue()).isEqualTo(401);
    assertThat(check.locked()).isFalse();
    assertThat(check.triesLeft()).isEqualTo(4);
    assertThat(check.unlockAfter()).isNull();
    assertThat(check.activated()).isTrue();
  }

  @Test
  void locked() {
    UserCheck check = of(Samples.S4_LOCKED);
    assertThat(check.locked()).isTrue();
    assertThat(check.unlockAfter()).isEqualTo(Duration.ofSeconds(1_743));
    assertThat(check.triesLeft()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"userCheck\":{\"statusValue\":200,\"statusString\":\"OK\",\"isDefaultPassword\":false,"
            + "\"isRiskPassword\":\"true\",\"isActivated\":true,\"residualValidity\":30}}",
        "{\"statusValue\":\"200\",\"statusString\":\"OK\",\"isDefaultPassword\":\"false\","
            + "\"isRiskPassword\":true,\"isActivated\":true,\"residualValidity\":30}",
        "<userCheck><statusValue>200</statusValue><statusString>OK</statusString>"
            + "<isDefaultPassword>false</isDefaultPassword><isRiskPassword>true</isRiskPassword>"
            + "<isActivated>true</isActivated><residualValidity>30</residualValidity></userCheck>"
      })
  void everyForm(String body) {
    assertThat(of(body))
        .isEqualTo(new UserCheck(200, "OK", false, true, true, false, null, null, 30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"statusCode\":4,\"statusString\":\"Invalid Operation\","
            + "\"subStatusCode\":\"badAuthorization\",\"errorCode\":1073741827,"
            + "\"lockStatus\":\"lock\",\"retryTimes\":0,\"resLockTime\":1800}",
        "<ResponseStatus><statusCode>4</statusCode><subStatusCode>badAuthorization</subStatusCode>"
            + "<lockStatus>lock</lockStatus><retryTimes>0</retryTimes>"
            + "<resLockTime>1800</resLockTime></ResponseStatus>",
        "{\"ResponseStatus\":{\"subStatusCode\":\"badAuthorization\",\"lockStatus\":\"lock\","
            + "\"retryTimes\":\"0\",\"resLockTime\":\"1800\"}}"
      })
  void theVendorsOtherForm(String body) {
    UserCheck check = of(body);
    assertThat(check.locked()).isTrue();
    assertThat(check.unlockAfter()).isEqualTo(Duration.ofMinutes(30));
    assertThat(check.triesLeft()).isZero();
    assertThat(check.statusValue()).isNull();
  }

  @Test
  void nonsenseIsAbsent() {
    UserCheck check =
        of("{\"userCheck\":{\"unlockTime\":-1,\"retryLoginTime\":\"x\",\"lockStatus\":{}}}");
    assertThat(check.unlockAfter()).isNull();
    assertThat(check.triesLeft()).isNull();
    assertThat(check.locked()).isFalse();
  }

  @Test
  void otherDocumentsSayNothing() {
    assertThat(UserCheck.of(Samples.read(Samples.S11_NOT_SUPPORT))).isEmpty();
    assertThat(UserCheck.of(Samples.read(Samples.S5_TIME))).isEmpty();
  }
}

package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseStatusTest {
  private static Optional<ResponseStatus> of(String body) {
    return ResponseStatus.of(Samples.read(body));
  }

  @Test
  void readsTheErrorsOfTheReference() {
    assertThat(of(Samples.S11_START_TIME))
        .contains(new ResponseStatus(6, "Invalid Content", "badjsoncontent", 0, "startTime"));
    assertThat(of(Samples.S11_MAJOR_LACKS))
        .contains(
            new ResponseStatus(
                6, "Invalid Content", "messageparameterslack", 1_610_612_761, "major"));
    assertThat(of(Samples.S11_DEPLOY))
        .hasValueSatisfying(status -> assertThat(status.is("deployExceedMax")).isTrue());
    assertThat(of(Samples.S11_NOT_SUPPORT))
        .hasValueSatisfying(status -> assertThat(status.errorCode()).isEqualTo(0x40000001L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ResponseStatus version='2.0' xmlns='urn:x'><requestURL>/x</requestURL>"
            + "<statusCode>4</statusCode><statusString>Invalid Operation</statusString>"
            + "<subStatusCode>invalidOperation</subStatusCode></ResponseStatus>",
        "{\"ResponseStatus\":{\"statusCode\":\"4\",\"statusString\":\"Invalid Operation\","
            + "\"subStatusCode\":\"INVALIDoperation\"}}",
        "{\"requestURL\":\"/x\",\"statusCode\":4,\"statusString\":\"Invalid Operation\","
            + "\"subStatusCode\":\"invalidOperation\"}"
      })
  void readsEveryForm(String body) {
    assertThat(of(body))
        .contains(new ResponseStatus(4, "Invalid Operation", "invalidoperation", 0, ""));
  }

  @Test
  void successIsOk() {
    assertThat(of("{\"statusCode\":1}")).hasValueSatisfying(s -> assertThat(s.ok()).isTrue());
    assertThat(of("{\"statusCode\":0,\"subStatusCode\":\"ok\"}").orElseThrow().ok()).isTrue();
    assertThat(of("<ResponseStatus/>").orElseThrow().ok()).isFalse();
  }

  @Test
  void aBareStatusValueIsARefusal() {
    assertThat(of("{\"statusValue\":503,\"statusString\":\"Busy\"}"))
        .contains(new ResponseStatus(-1, "Busy", "", 0, ""));
  }

  @Test
  void contentIsNoStatus() {
    assertThat(of(Samples.S8_MORE)).isEmpty();
    assertThat(of(Samples.S5_DEVICE_INFO)).isEmpty();
    assertThat(of(Samples.S12_PUNCH)).isEmpty();
    assertThat(of(Samples.S13_FLAT)).isEmpty();
    assertThat(of(Samples.S3_WRONG_PASSWORD)).isEmpty();
    assertThat(of("{\"statusValue\":200,\"statusString\":\"OK\"}")).isEmpty();
  }
}

package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceInfoTest {
  @Test
  void readsTheSample() {
    DeviceInfo info = DeviceInfo.of(Samples.read(Samples.S5_DEVICE_INFO)).orElseThrow();
    assertThat(info)
        .isEqualTo(
            new DeviceInfo(
                "Entrance A",
                "255",
                "DS-K1T341AM",
                "DS-K1T341AM20220315V030230ENF00000001",
                null,
                "00:00:5e:00:53:0a",
                "V3.2.30",
                "build 220210",
                "ACS",
                "hikvision"));
    assertThat(info.identity()).isEqualTo("DS-K1T341AM20220315V030230ENF00000001");
    assertThat(info.firmware()).isEqualTo("V3.2.30 build 220210");
  }

  @Test
  void withoutASerialNumberTheHardwareAddressIsTheIdentity() {
    String body =
        "{\"DeviceInfo\":{\"model\":\"DS-K1A8503MF\",\"serialNumber\":\"\","
            + "\"macAddress\":\"A4-14-37-00-53-0A\",\"subSerialNumber\":\"F00000001\"}}";
    DeviceInfo info = DeviceInfo.of(Samples.read(body)).orElseThrow();
    assertThat(info.identity()).isEqualTo("a4:14:37:00:53:0a");
    assertThat(info.shortSerial()).isEqualTo("F00000001");
    assertThat(info.firmware()).isEmpty();
  }

  @Test
  void nobodyHasNoIdentity() {
    assertThat(DeviceInfo.of(Samples.read("<DeviceInfo/>")).orElseThrow().identity()).isNull();
    assertThat(DeviceInfo.of(Samples.read(Samples.S12_PUNCH))).isEmpty();
    assertThat(DeviceInfo.of(Samples.read(Samples.S11_DEPLOY))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "A4:14:37:00:53:0A, a4:14:37:00:53:0a",
    "a4-14-37-00-53-0a, a4:14:37:00:53:0a",
    "a41437.00530a, a4:14:37:00:53:0a",
    "A4143700530A, a4:14:37:00:53:0a",
    "00:00:00:00:00:00,",
    "a4:14:37:00:53,",
    "none,",
    ","
  })
  void oneSpellingOfHardwareAddresses(String written, String normal) {
    assertThat(MacAddress.normalise(written)).isEqualTo(normal);
  }
}

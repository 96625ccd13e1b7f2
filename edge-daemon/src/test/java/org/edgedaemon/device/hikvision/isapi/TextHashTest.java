package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextHashTest {
  @Test
  void aHashIsTheBeginningOfTheSha256InHex() {
    assertThat(TextHash.of("abc")).hasToString("ba7816bf8f01cfea414140de5dae2223");
  }
}

package org.edgedaemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

  @ParameterizedTest
  @CsvSource({
    "192.168.1.201, 192.168.1.201, 4370",
    "192.168.1.201:4371, 192.168.1.201, 4371",
    "door, door, 4370",
    "front-door.office.example:1, front-door.office.example, 1",
    "[::1]:4370, ::1, 4370",
    "[2001:db8::7], 2001:db8::7, 4370",
  })
  void readsHostsAndPorts(String text, String host, int port) {
    assertThat(HostPort.parser(4370, 1).apply(text))
        .isEqualTo(Parsed.good(new HostPort(host, port)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":4370",
        "host:",
        "host:x",
        "host:0",
        "host:65536",
        "host:999999",
        "10.0.0.256",
        "10.0.0",
        "::1",
        "[::1",
        "[zz::1]",
        "a b",
        "http://host",
        "-host",
        "host/path",
      })
  void refusesTheRest(String text) {
    assertThat(HostPort.parser(4370, 1).apply(text)).isInstanceOf(Parsed.Bad.class);
  }

  @Test
  void aFreePortMayBeAskedFor() {
    assertThat(HostPort.parser(8470, 0).apply("127.0.0.1:0"))
        .isEqualTo(Parsed.good(new HostPort("127.0.0.1", 0)));
  }
}

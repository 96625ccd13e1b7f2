package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionReplyTest {

  @Test
  void readsTheVectors() {
    assertThat(parse("7e53657269616c4e756d6265723d41384e3532313030303100"))
        .isEqualTo(new OptionReply("SerialNumber", "A8N5210001"));
    assertThat(parse("7e506c6174666f726d3d5a454d3736305f54465400"))
        .isEqualTo(new OptionReply("Platform", "ZEM760_TFT"));
    assertThat(parse("576f726b436f64653d3000")).isEqualTo(new OptionReply("WorkCode", "0"));
    assertThat(parse("4950416464726573733d3139322e3136382e312e31393900"))
        .isEqualTo(new OptionReply("IPAddress", "192.168.1.199"));
    assertThat(parse("7e5353523d3100")).isEqualTo(new OptionReply("SSR", "1"));
  }

  @Test
  void theTildeDoesNotMatter() {
    OptionReply bare = parse("53657269616c4e756d6265723d4131");

    assertThat(bare).isNotNull();
    assertThat(bare.answers("~SerialNumber")).isTrue();
    assertThat(bare.answers("SerialNumber")).isTrue();
    assertThat(bare.answers("~Serial")).isFalse();
  }

  @Test
  void valuesMayBeEmptyAndHoldEquals() {
    assertThat(parse("413d00")).isEqualTo(new OptionReply("A", ""));
    assertThat(parse("413d423d4300")).isEqualTo(new OptionReply("A", "B=C"));
    assertThat(parse("413d420042")).isEqualTo(new OptionReply("A", "B"));
  }

  @Test
  void otherBytesAreNoReply() {
    assertThat(parse("")).isNull();
    assertThat(parse("00")).isNull();
    assertThat(parse("3d4100")).isNull();
    assertThat(parse("414200")).isNull();
  }

  @Test
  void requestsEndWithNul() {
    assertThat(OptionReply.request("~SerialNumber"))
        .isEqualTo(Golden.bytes("7e53657269616c4e756d62657200"));
    assertThat(OptionReply.request("SDKBuild=1")).isEqualTo(Golden.bytes("53444b4275696c643d3100"));
  }

  @Test
  void firmwareTextIsBoundedAndClean() {
    assertThat(DeviceText.read(Golden.buf("56657220362e3630204a756e203136203230313500")))
        .isEqualTo("Ver 6.60 Jun 16 2015");
    assertThat(DeviceText.read(Golden.buf("20560a651b72 20"))).isEqualTo("Ver");
    assertThat(DeviceText.read(Golden.buf("41".repeat(5_000)))).hasSize(1_024);
    assertThat(DeviceText.read(Golden.buf(""))).isEmpty();
  }

  private static OptionReply parse(String hex) {
    return OptionReply.parse(Golden.buf(hex));
  }
}

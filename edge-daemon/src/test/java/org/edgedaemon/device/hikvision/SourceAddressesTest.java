package org.edgedaemon.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressesTest {
  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.4, false",
    "10.1.0.0/16, 10.1.255.255, true",
    "10.1.0.0/16, 10.2.0.0, false",
    "10.1.2.128/25, 10.1.2.127, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "2001:db8::/32, 2001:db8::7, true",
    "2001:db8::/32, 10.1.2.3, false"
  })
  void configuredAddressesAndNetworksMayPush(String from, String sender, boolean allowed)
      throws UnknownHostException {
    SourceAddresses sources = new SourceAddresses(Set.of(from), "192.0.2.10");

    assertThat(sources.allow(InetAddress.getByName(sender))).isEqualTo(allowed);
  }

  @Test
  void withoutConfigurationOnlyTheTerminalItselfMay() throws UnknownHostException {
    SourceAddresses sources = new SourceAddresses(Set.of(), "192.0.2.10");

    assertThat(sources.ownIsFixed()).isTrue();
    assertThat(sources.allow(InetAddress.getByName("192.0.2.10"))).isTrue();
    assertThat(sources.allow(InetAddress.getByName("192.0.2.11"))).isFalse();
  }

  @Test
  void aNamedTerminalIsHeldToItsAddressesAndMayNotPushBeforeTheyAreKnown()
      throws UnknownHostException {
    SourceAddresses sources = new SourceAddresses(Set.of(), "lobby.example");
    InetAddress terminal = InetAddress.getByName("192.0.2.10");
    assertThat(sources.allow(terminal)).isFalse();

    sources.own(Set.of(terminal));

    assertThat(sources.allow(terminal)).isTrue();
    assertThat(sources.allow(InetAddress.getByName("192.0.2.11"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lobby.example", "10.1.0.0/33", "10.1.0.0/x", ""})
  void anythingElseIsRefused(String from) {
    assertThatThrownBy(() -> new SourceAddresses(Set.of(from), "192.0.2.10"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

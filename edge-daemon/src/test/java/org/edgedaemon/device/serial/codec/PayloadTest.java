package org.edgedaemon.device.serial.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.serial.codec.Streams.octets;
import static org.edgedaemon.device.serial.codec.Streams.show;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PayloadTest {
  private static final Payload UTF_8 = Payload.text(StandardCharsets.UTF_8);

  @Test
  void textIsTakenWithoutTheBlanksAroundIt() {
    assertThat(show(UTF_8.read(octets("  007 A ")))).isEqualTo("007 A");
    assertThat(show(UTF_8.read(octets("Jos<c3><a9>")))).isEqualTo("José");
    assertThat(show(Payload.text(StandardCharsets.ISO_8859_1).read(octets("Jos<e9>"))))
        .isEqualTo("José");
    assertThat(show(UTF_8.read(octets("   ")))).isEqualTo("nothing");
  }

  @Test
  void textInAnotherCharsetIsRefused() {
    assertThat(show(UTF_8.read(octets("Jos<e9>")))).isEqualTo("CHARSET Jos<e9>");
    assertThat(show(Payload.text(StandardCharsets.US_ASCII).read(octets("<e9>"))))
        .isEqualTo("CHARSET <e9>");
  }

  @Test
  void whatNamesNobodyIsRefused() {
    assertThat(show(UTF_8.read(octets("1<07>2")))).isEqualTo("NOT_A_PIN 1<07>2");
    assertThat(show(UTF_8.read(octets("1".repeat(65))))).startsWith("NOT_A_PIN");
    assertThat(show(UTF_8.read(octets("1".repeat(64))))).hasSize(64);
  }

  @Test
  void whatTheReaderAddsIsTakenAwayWhereItStands() {
    Payload payload = new Payload(StandardCharsets.US_ASCII, "]C1", "#");

    assertThat(show(payload.read(octets("]C142#")))).isEqualTo("42");
    assertThat(show(payload.read(octets("42")))).isEqualTo("42");
    assertThat(show(payload.read(octets("]C1 #")))).isEqualTo("nothing");
  }

  @Test
  void bytesAreHexDigits() {
    assertThat(show(Payload.hex().read(octets("<04><a2><1b>")))).isEqualTo("04A21B");
    assertThat(show(new Payload(null, "04", "").read(octets("<04><a2>")))).isEqualTo("A2");
  }
}

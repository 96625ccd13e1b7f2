package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NameDecoderTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  @Test
  void readsTheUsualCharsets() {
    assertThat(guess("Achieng' Otieno".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("Achieng' Otieno");
    assertThat(guess("Zoë Müller".getBytes(StandardCharsets.UTF_8))).isEqualTo("Zoë Müller");
    assertThat(guess("王小明".getBytes(GB18030))).isEqualTo("王小明");
    assertThat(guess("José".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("José");
  }

  @Test
  void aConfiguredCharsetIsObeyed() {
    Charset arabic = Charset.forName("windows-1256");
    assertThat(decode(arabic, "محمد".getBytes(arabic))).isEqualTo("محمد");
    Charset cyrillic = Charset.forName("windows-1251");
    assertThat(decode(cyrillic, "Иван".getBytes(cyrillic))).isEqualTo("Иван");
    assertThat(decode(StandardCharsets.UTF_8, Golden.bytes("41ff42"))).isEqualTo("A\uFFFDB");
  }

  @Test
  void aNameEndsAtItsFirstNul() {
    assertThat(guess(Golden.bytes("4e656400c69a807c"))).isEqualTo("Ned");
    assertThat(guess(Golden.bytes("00c69a807c"))).isEmpty();
  }

  @Test
  void aCharacterCutByTheFieldIsDropped() {
    byte[] cut = Arrays.copyOf("ααααααααααα王王".getBytes(StandardCharsets.UTF_8), 24);
    assertThat(guess(cut)).isEqualTo("ααααααααααα");

    byte[] before = Arrays.copyOf(cut, 24);
    before[23] = 0;
    assertThat(guess(before)).isEqualTo("ααααααααααα");

    byte[] chinese = Arrays.copyOf("a王小明王小明王小明王小明".getBytes(GB18030), 24);
    assertThat(guess(chinese)).isEqualTo("a王小明王小明王小明王小");
    assertThat(decode(GB18030, chinese)).isEqualTo("a王小明王小明王小明王小");
  }

  @Test
  void aConfiguredCharsetDropsACutCharacterAnywhere() {
    assertThat(decode(StandardCharsets.UTF_8, Golden.bytes("4a6f73c3"))).isEqualTo("Jos");
  }

  @Test
  void controlCharactersAndBlanksAroundAreDropped() {
    assertThat(guess(Golden.bytes("20410942 20"))).isEqualTo("AB");
  }

  private static String guess(byte[] name) {
    return decode(null, name);
  }

  private static String decode(@Nullable Charset charset, byte[] name) {
    return new NameDecoder(charset).decode(Arrays.copyOf(name, 24), 0, 24);
  }
}

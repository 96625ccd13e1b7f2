package org.edgedaemon.device.serial.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import org.edgedaemon.punch.UserPin;
import org.jspecify.annotations.Nullable;

/**
 * How a frame's content names a person. Blanks around the text are never part of it.
 *
 * @param charset of the text; null for binary content, which is written as upper-case hex digits
 * @param stripPrefix taken away from the text's beginning where it stands there; empty for nothing
 * @param stripSuffix taken away from the text's end where it stands there; empty for nothing
 */
public record Payload(@Nullable Charset charset, String stripPrefix, String stripSuffix) {

  public static Payload text(Charset charset) {
    return new Payload(charset, "", "");
  }

  public static Payload hex() {
    return new Payload(null, "", "");
  }

  Reading read(Octets content) {
    String text = decode(content);
    if (text == null) {
      return new Reading.Refused(Fault.CHARSET, content);
    }
    String value = bare(text);
    if (value.isEmpty()) {
      return new Reading.Nothing();
    }
    try {
      return new Reading.Value(new UserPin(value));
    } catch (IllegalArgumentException e) {
      return new Reading.Refused(Fault.NOT_A_PIN, content);
    }
  }

  private @Nullable String decode(Octets content) {
    if (charset == null) {
      return content.toHex().toUpperCase(Locale.ROOT);
    }
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(content.toBytes()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private String bare(String text) {
    String value = text.strip();
    if (value.startsWith(stripPrefix)) {
      value = value.substring(stripPrefix.length());
    }
    if (value.endsWith(stripSuffix)) {
      value = value.substring(0, value.length() - stripSuffix.length());
    }
    return value.strip();
  }
}

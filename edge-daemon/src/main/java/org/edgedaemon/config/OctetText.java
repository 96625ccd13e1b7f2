package org.edgedaemon.config;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.edgedaemon.device.serial.codec.Octets;

/**
 * Bytes in the etc file: {@code hex:02 1B} or text, in which {@code \r \n \t \e \xHH \\} stand for
 * themselves.
 */
final class OctetText {
  private static final String RULE =
      "is neither hex bytes such as 'hex:02 0D' nor text with \\r, \\n, \\t, \\e, \\xHH or \\\\";

  private OctetText() {}

  static Parsed<Octets> parse(String text) {
    return Parsed.attempt(
        () -> text.startsWith("hex:") ? hex(text.substring(4)) : Octets.ofText(unescaped(text)),
        RULE);
  }

  private static Octets hex(String digits) {
    return Octets.of(HexFormat.of().parseHex(digits.replaceAll("[ :]", "")));
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        plain.append(c);
      } else if (text.startsWith("\\x", i)) {
        plain.append(byteAt(text, i + 2));
        i += 3;
      } else {
        i++;
        plain.append(named(i < text.length() ? text.charAt(i) : ' '));
      }
    }
    return plain.toString();
  }

  private static char byteAt(String text, int at) {
    if (at + 2 > text.length()) {
      throw new IllegalArgumentException("two hex digits are missing");
    }
    byte[] one = HexFormat.of().parseHex(text, at, at + 2);
    if (one[0] < 0) {
      throw new IllegalArgumentException("bytes from 80 on are written as hex: bytes");
    }
    return new String(one, StandardCharsets.US_ASCII).charAt(0);
  }

  private static char named(char name) {
    return switch (name) {
      case 'r' -> '\r';
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'e' -> '\u001b';
      case '\\' -> '\\';
      default -> throw new IllegalArgumentException("no escape " + name);
    };
  }
}

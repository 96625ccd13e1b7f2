package org.edgedaemon.device.hikvision.isapi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a body as text. UTF-8, whatever the headers and declarations say; where that is
 * malformed, GB18030 (names entered on the terminal's keypad); where that fails too, UTF-8 with
 * replacement characters, since an event is worth more than a name.
 */
final class BodyText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Where it is not found, nothing was malformed. */
  static final char REPLACEMENT = '\uFFFD';

  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

  private BodyText() {}

  /** From the first character that is neither a byte order mark nor blank. */
  static String decode(byte[] body) {
    String text = text(body);
    int start = 0;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  private static String text(byte[] body) {
    String quick = new String(body, StandardCharsets.UTF_8);
    if (quick.indexOf(REPLACEMENT) < 0) {
      return quick;
    }
    for (Charset charset : CHARSETS) {
      String text = strictly(body, charset);
      if (text != null) {
        return text;
      }
    }
    return quick;
  }

  private static @Nullable String strictly(byte[] body, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(body))
          .toString();
    } catch (CharacterCodingException malformed) {
      return null;
    }
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == BYTE_ORDER_MARK;
  }
}

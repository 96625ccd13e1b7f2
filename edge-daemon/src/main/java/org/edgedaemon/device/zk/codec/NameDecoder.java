package org.edgedaemon.device.zk.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads names, whose code page the protocol does not tell. With a configured charset that one is
 * used; else UTF-8, GB18030 and ISO-8859-1 are tried in turn. A name ends at its first NUL, and
 * terminals cut long ones inside a character: what is left of that character is dropped. When
 * guessing, only a name that fills its field may be a cut one, so that a Latin name ending in an
 * accent is not taken for cut UTF-8. Source: zk-protocol reference 5.14.
 */
public final class NameDecoder {
  private static final List<Charset> GUESSES = guesses();

  private final @Nullable Charset charset;

  /**
   * @param charset of the terminal; null guesses
   */
  public NameDecoder(@Nullable Charset charset) {
    this.charset = charset;
  }

  /** The name in a field of {@code max} bytes at {@code at}; empty when there is none. */
  String decode(byte[] bytes, int at, int max) {
    int length = Le.textLength(bytes, at, max);
    if (Le.isPrintable(bytes, at, length) && charset == null) {
      return Le.ascii(bytes, at, length).strip();
    }
    ByteBuffer text = ByteBuffer.wrap(bytes, at, length);
    return clean(charset == null ? guess(text, length >= max - 1) : decodeAs(charset, text));
  }

  private static String guess(ByteBuffer text, boolean fillsField) {
    for (Charset guess : GUESSES) {
      String name = decodeStrictly(guess, text.duplicate(), fillsField);
      if (name != null) {
        return name;
      }
    }
    return StandardCharsets.ISO_8859_1.decode(text).toString();
  }

  /** Null when the bytes are no text of that charset. */
  private static @Nullable String decodeStrictly(
      Charset charset, ByteBuffer text, boolean mayBeCut) {
    CharBuffer out = CharBuffer.allocate(2 * text.remaining() + 2);
    CoderResult result =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(text, out, !mayBeCut);
    return result.isUnderflow() ? out.flip().toString() : null;
  }

  private static String decodeAs(Charset charset, ByteBuffer text) {
    CharBuffer out = CharBuffer.allocate(4 * text.remaining() + 4);
    charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE)
        .decode(text, out, false);
    return out.flip().toString();
  }

  private static String clean(String name) {
    StringBuilder kept = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      if (!Character.isISOControl(name.charAt(i))) {
        kept.append(name.charAt(i));
      }
    }
    return kept.toString().strip();
  }

  /** GB18030 is an extended charset that a small runtime image may lack. */
  private static List<Charset> guesses() {
    return Charset.isSupported("GB18030")
        ? List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))
        : List.of(StandardCharsets.UTF_8);
  }
}

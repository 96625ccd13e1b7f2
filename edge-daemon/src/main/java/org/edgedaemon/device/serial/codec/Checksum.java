package org.edgedaemon.device.serial.codec;

import org.jspecify.annotations.Nullable;

/**
 * Where a frame's checksum stands, and what it covers.
 *
 * <pre>
 * prefix  content......... [checksum]  suffix  [checksum]
 *         |skip|covered...| at its end         after the suffix
 * </pre>
 *
 * @param form as bytes, as hex digits, or all of it hex digits
 * @param place at the content's end, or after the suffix
 * @param skip bytes at the content's beginning that are not covered
 * @param withPrefix the prefix is covered too; only without {@code skip}
 * @param withSuffix the suffix is covered too
 */
public record Checksum(
    ChecksumKind kind, Form form, Place place, int skip, boolean withPrefix, boolean withSuffix) {
  public static final Checksum NONE =
      new Checksum(ChecksumKind.NONE, Form.BINARY, Place.CONTENT_END, 0, false, false);

  /** How the checksum is written. */
  public enum Form {
    /** As it is. */
    BINARY,
    /** As hex digits; what is covered are the bytes as they came. */
    HEX,
    /** As hex digits, and what is covered are hex digits too, of which the values count. */
    HEX_OF_VALUES
  }

  /** Where the checksum stands. */
  public enum Place {
    CONTENT_END,
    AFTER_SUFFIX
  }

  public Checksum {
    if (skip < 0 || skip > Framing.MAX_LENGTH) {
      throw new IllegalArgumentException("checksum skips " + skip + " bytes");
    }
    if (skip > 0 && withPrefix) {
      throw new IllegalArgumentException(
          "a checksum cannot cover the prefix and leave out what follows it");
    }
    if (form == Form.HEX_OF_VALUES && (withPrefix || withSuffix)) {
      throw new IllegalArgumentException(
          "a checksum over the values of hex digits cannot cover prefix or suffix");
    }
  }

  /** A checksum at the end of what it covers. */
  public static Checksum atEnd(ChecksumKind kind, Form form) {
    return new Checksum(kind, form, Place.CONTENT_END, 0, false, false);
  }

  /** How many bytes it takes in a frame. */
  public int length() {
    return form == Form.BINARY ? kind.width() : 2 * kind.width();
  }

  /** How many bytes it takes behind the suffix. */
  public int trailer() {
    return place == Place.AFTER_SUFFIX ? length() : 0;
  }

  /** What the frame carries beside its checksum; null when that is wrong. */
  public @Nullable Octets verified(Piece.Frame frame, Framing framing) {
    Octets all = frame.content();
    int end = place == Place.AFTER_SUFFIX ? all.length() : all.length() - length();
    if (kind == ChecksumKind.NONE) {
      return all;
    }
    if (end < skip) {
      return null;
    }
    Octets sent = place == Place.AFTER_SUFFIX ? frame.trailer() : all.from(end);
    Octets carried = all.upTo(end);
    Octets expected = expected(carried.from(skip), framing);
    Octets value = valueOf(sent);
    return expected != null && value != null && expected.equals(value) ? carried : null;
  }

  private @Nullable Octets expected(Octets content, Framing framing) {
    if (form == Form.HEX_OF_VALUES) {
      Octets values = unHex(content);
      return values == null ? null : kind.of(values);
    }
    Octets covered = withPrefix ? framing.prefix().plus(content) : content;
    return kind.of(withSuffix ? covered.plus(framing.suffix()) : covered);
  }

  private @Nullable Octets valueOf(Octets sent) {
    return form == Form.BINARY ? sent : unHex(sent);
  }

  private static @Nullable Octets unHex(Octets digits) {
    if (digits.length() % 2 != 0) {
      return null;
    }
    byte[] values = new byte[digits.length() / 2];
    for (int i = 0; i < values.length; i++) {
      int high = Character.digit(digits.at(2 * i), 16);
      int low = Character.digit(digits.at(2 * i + 1), 16);
      if (high < 0 || low < 0) {
        return null;
      }
      values[i] = (byte) (high << 4 | low);
    }
    return Octets.of(values);
  }
}

package org.edgedaemon.config;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.edgedaemon.device.serial.SerialConfig;
import org.edgedaemon.device.serial.codec.Checksum;
import org.edgedaemon.device.serial.codec.ChecksumKind;
import org.edgedaemon.device.serial.codec.Framing;
import org.edgedaemon.device.serial.codec.Octets;
import org.edgedaemon.device.serial.codec.Payload;
import org.jspecify.annotations.Nullable;

/** {@code framing:} of a serial reader: frames, checksum, text. */
final class SerialFramingBinder {
  private static final Map<String, Type> TYPES =
      Map.of("line", Type.LINE, "fixed", Type.FIXED, "prefixed", Type.PREFIXED);
  private static final Map<String, Framing.Terminator> TERMINATORS =
      Map.of(
          "cr", Framing.Terminator.CR,
          "lf", Framing.Terminator.LF,
          "crlf", Framing.Terminator.CRLF,
          "any", Framing.Terminator.ANY);
  private static final Map<String, ChecksumKind> CHECKSUMS =
      Map.of(
          "none", ChecksumKind.NONE,
          "xor", ChecksumKind.XOR,
          "sum8", ChecksumKind.SUM8,
          "crc16-modbus", ChecksumKind.CRC16_MODBUS,
          "crc16-ccitt", ChecksumKind.CRC16_CCITT);
  private static final Map<String, Checksum.Form> FORMS =
      Map.of(
          "binary", Checksum.Form.BINARY,
          "hex", Checksum.Form.HEX,
          "hex-of-values", Checksum.Form.HEX_OF_VALUES);
  private static final Map<String, Checksum.Place> PLACES =
      Map.of("end", Checksum.Place.CONTENT_END, "after-suffix", Checksum.Place.AFTER_SUFFIX);
  private static final Map<String, Text> CHARSETS =
      Map.of(
          "ASCII", new Text(StandardCharsets.US_ASCII),
          "UTF-8", new Text(StandardCharsets.UTF_8),
          "ISO-8859-1", new Text(StandardCharsets.ISO_8859_1),
          "hex", new Text(null));
  private static final Framing PLACEHOLDER =
      new Framing.Lines(Framing.Terminator.ANY, SerialConfig.DEFAULT_MAX_LINE);

  private enum Type {
    LINE,
    FIXED,
    PREFIXED
  }

  /** Null is no text but bytes. */
  private record Text(@Nullable Charset charset) {}

  private SerialFramingBinder() {}

  /** What stands for the real one where something is wrong, which then is noted. */
  static Framing framing(Section section) {
    return switch (section.or("type", Words.oneOf(TYPES), Type.LINE)) {
      case LINE ->
          new Framing.Lines(
              section.or("terminator", Words.oneOf(TERMINATORS), Framing.Terminator.ANY),
              maxLength(section));
      case FIXED -> fixed(section);
      case PREFIXED -> prefixed(section);
    };
  }

  static Checksum checksum(Section section) {
    ChecksumKind kind = section.or("checksum", Words.oneOf(CHECKSUMS), ChecksumKind.NONE);
    Checksum.Form form = section.or("checksum_form", Words.oneOf(FORMS), Checksum.Form.BINARY);
    Checksum.Place place =
        section.or("checksum_place", Words.oneOf(PLACES), Checksum.Place.CONTENT_END);
    int skip = section.or("checksum_skip", Quantities.number(0, Framing.MAX_LENGTH), 0);
    boolean prefix = section.or("checksum_with_prefix", Quantities::yesOrNo, false);
    boolean suffix = section.or("checksum_with_suffix", Quantities::yesOrNo, false);
    try {
      return new Checksum(kind, form, place, skip, prefix, suffix);
    } catch (IllegalArgumentException e) {
      section.problem("checksum", String.valueOf(e.getMessage()));
      return Checksum.NONE;
    }
  }

  static Payload payload(Section section) {
    Text text = section.or("charset", Words.oneOf(CHARSETS), new Text(StandardCharsets.UTF_8));
    return new Payload(
        text.charset(),
        section.or("strip_prefix", Texts.name(64), ""),
        section.or("strip_suffix", Texts.name(64), ""));
  }

  private static Framing fixed(Section section) {
    Integer length = section.required("length", Quantities.number(1, Framing.MAX_LENGTH));
    Octets prefix = section.or("prefix", OctetText::parse, Octets.NONE);
    return length == null ? PLACEHOLDER : built(section, () -> new Framing.Fixed(length, prefix));
  }

  private static Framing prefixed(Section section) {
    Octets prefix = section.required("prefix", OctetText::parse);
    Octets suffix = section.required("suffix", OctetText::parse);
    int max = maxLength(section);
    return prefix == null || suffix == null
        ? PLACEHOLDER
        : built(section, () -> new Framing.Prefixed(prefix, suffix, max));
  }

  private static int maxLength(Section section) {
    return section.or(
        "max_length", Quantities.number(1, Framing.MAX_LENGTH), SerialConfig.DEFAULT_MAX_LINE);
  }

  private static Framing built(Section section, Supplier<Framing> framing) {
    try {
      return framing.get();
    } catch (IllegalArgumentException e) {
      section.problem("prefix", String.valueOf(e.getMessage()));
      return PLACEHOLDER;
    }
  }
}

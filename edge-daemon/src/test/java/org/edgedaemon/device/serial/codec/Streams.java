package org.edgedaemon.device.serial.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Streams for tests: {@code <02>} is a byte in hex, all else is text. */
final class Streams {
  private Streams() {}

  static byte[] bytes(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '<') {
        plain.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 3;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  static Octets octets(String text) {
    return Octets.of(bytes(text));
  }

  static String text(Octets octets) {
    StringBuilder shown = new StringBuilder();
    for (byte b : octets.toBytes()) {
      shown.append(b >= 32 && b < 127 ? "" + (char) b : "<%02x>".formatted(b));
    }
    return shown.toString();
  }

  /** Cuts a stream that comes in the given pieces and then falls silent. */
  static List<String> cut(Framing framing, int trailer, byte[]... pieces) {
    FrameSplitter splitter = framing.splitter(trailer);
    List<String> cut = new ArrayList<>();
    for (byte[] piece : pieces) {
      for (byte next : piece) {
        splitter.accept(next, found -> cut.add(show(found)));
      }
    }
    splitter.silence(found -> cut.add(show(found)));
    if (splitter.hasBegun()) {
      throw new AssertionError("silence ends everything");
    }
    return cut;
  }

  /** The readings of a stream that then falls silent, fed in two pieces at every place. */
  static List<String> readAtEverySplit(
      Framing framing, Checksum checksum, Payload payload, byte[] stream) {
    List<String> first = null;
    for (int at = 0; at <= stream.length; at++) {
      ReadingDecoder decoder = new ReadingDecoder(framing, checksum, payload);
      List<String> read = new ArrayList<>();
      decoder.accept(Arrays.copyOfRange(stream, 0, at), reading -> read.add(show(reading)));
      decoder.accept(
          Arrays.copyOfRange(stream, at, stream.length), reading -> read.add(show(reading)));
      decoder.silence(reading -> read.add(show(reading)));
      if (first != null && !first.equals(read)) {
        throw new AssertionError("cut at " + at + ": " + read + " instead of " + first);
      }
      first = read;
    }
    return first;
  }

  static String show(Reading reading) {
    if (reading instanceof Reading.Value value) {
      return value.pin().value();
    }
    return reading instanceof Reading.Refused refused
        ? refused.fault() + " " + text(refused.bytes())
        : "nothing";
  }

  private static String show(Piece piece) {
    if (piece instanceof Piece.Junk junk) {
      return junk.fault() + " " + text(junk.bytes());
    }
    Piece.Frame frame = (Piece.Frame) piece;
    String trailer = frame.trailer().isEmpty() ? "" : " + " + text(frame.trailer());
    return text(frame.content()) + trailer;
  }
}

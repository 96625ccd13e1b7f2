package org.edgedaemon.device.serial.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.edgedaemon.device.serial.codec.Streams.bytes;
import static org.edgedaemon.device.serial.codec.Streams.cut;
import static org.edgedaemon.device.serial.codec.Streams.octets;

import java.util.Arrays;
import java.util.List;
import org.edgedaemon.device.serial.codec.Framing.Terminator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FramingTest {
  private static final Framing PREFIXED = new Framing.Prefixed(octets("<02>"), octets("<03>"), 8);

  @ParameterizedTest
  @CsvSource({
    "ANY, 1<0d>2<0a>3<0d><0a>4<0d><0d>5<0a>, '1,2,3,4,5'",
    "CR, 1<0d>2<0d><0d>, '1,2'",
    "LF, 1<0a><0a>2<0a>, '1,2'",
    "CRLF, 1<0d><0a>2<0d><0a><0d><0a>, '1,2'",
    "CRLF, 1<0d>2<0a>3<0d><0d><0a>, '1<0d>2<0a>3<0d>'",
    "CR, 1<0d>23, '1,BROKEN_OFF 23'",
    "CRLF, 1<0d>, 'BROKEN_OFF 1<0d>'",
    "ANY, 123456789<0d>1<0d>, 'OVERSIZE 12345678,1'",
    "ANY, 12345678901234567890, 'OVERSIZE 12345678'",
    "CRLF, 123456789<0d><0a>1<0d><0a>, 'OVERSIZE 12345678,1'",
    "ANY, 12345678<0d>, '12345678'",
  })
  void lines(Terminator terminator, String stream, String pieces) {
    assertThat(String.join(",", atEverySplit(new Framing.Lines(terminator, 8), 0, stream)))
        .isEqualTo(pieces);
  }

  @ParameterizedTest
  @CsvSource({
    "<02>12<03><02>3<03>, '12,3'",
    "x<02>12<03>yz<02>3<03>!, 'GARBAGE x,12,GARBAGE yz,3,GARBAGE !'",
    "<02>12<02>34<03>, 'BROKEN_OFF <02>12,34'",
    "<02><03><02>1<03>, '1'",
    "<03><03><02>1<03>, 'GARBAGE <03><03>,1'",
    "<02>12, 'BROKEN_OFF <02>12'",
    "<02>12345678<03>, '12345678'",
    "<02>123456789<03><02>1<03>, 'OVERSIZE <02>123456789,GARBAGE <03>,1'",
  })
  void betweenPrefixAndSuffix(String stream, String pieces) {
    assertThat(String.join(",", atEverySplit(PREFIXED, 0, stream))).isEqualTo(pieces);
  }

  @Test
  void aTrailerFollowsTheSuffix() {
    assertThat(atEverySplit(PREFIXED, 2, "<02>1<03>ab<02>2<03><02><03><02>3<03>c"))
        .containsExactly("1 + ab", "2 + <02><03>", "BROKEN_OFF <02>3<03>c");
  }

  @Test
  void longMarks() {
    Framing framing = new Framing.Prefixed(octets("aab"), octets("xxy"), 8);

    assertThat(atEverySplit(framing, 0, "aaab12xxxy" + "aab3aab4xxy"))
        .containsExactly("GARBAGE a", "12x", "BROKEN_OFF aab3", "4");
  }

  @Test
  void oneMarkForBothEnds() {
    Framing framing = new Framing.Prefixed(octets("~"), octets("~"), 8);

    assertThat(atEverySplit(framing, 0, "~12~~34~5~6~"))
        .containsExactly("12", "34", "GARBAGE 5", "6");
    assertThat(atEverySplit(framing, 0, "~~12~")).containsExactly("12");
  }

  @Test
  void fixedLength() {
    Framing bare = new Framing.Fixed(3, Octets.NONE);
    Framing marked = new Framing.Fixed(3, octets("<aa><55>"));

    assertThat(atEverySplit(bare, 0, "12345678")).containsExactly("123", "456", "BROKEN_OFF 78");
    assertThat(atEverySplit(marked, 0, "x<aa>y<aa><55>123<aa><55>45"))
        .containsExactly("GARBAGE x<aa>y", "123", "BROKEN_OFF <aa>U45");
    assertThat(atEverySplit(marked, 0, "<aa><55><aa><55>1<aa><55>234"))
        .containsExactly("<aa>U1", "234");
    assertThat(atEverySplit(marked, 0, "<aa><55>")).containsExactly("BROKEN_OFF <aa>U");
  }

  @Test
  void afterSilenceTheNextByteBeginsAFrame() {
    FrameSplitter splitter = new Framing.Fixed(3, Octets.NONE).splitter(0);
    List<Piece> pieces = new java.util.ArrayList<>();

    for (byte noise : bytes("xx")) {
      splitter.accept(noise, pieces::add);
    }
    splitter.silence(pieces::add);
    for (byte next : bytes("123")) {
      splitter.accept(next, pieces::add);
    }

    assertThat(pieces)
        .containsExactly(
            new Piece.Junk(Fault.BROKEN_OFF, octets("xx")),
            new Piece.Frame(octets("123"), Octets.NONE));
  }

  @ParameterizedTest
  @EnumSource(Terminator.class)
  void silenceAlsoEndsAnOversizeLine(Terminator terminator) {
    FrameSplitter splitter = new Framing.Lines(terminator, 2).splitter(0);
    List<Piece> pieces = new java.util.ArrayList<>();

    for (byte next : bytes("12345")) {
      splitter.accept(next, pieces::add);
    }
    splitter.silence(pieces::add);
    for (byte next : bytes("6<0d><0a>")) {
      splitter.accept(next, pieces::add);
    }
    splitter.silence(pieces::add);

    assertThat(pieces.get(0)).isEqualTo(new Piece.Junk(Fault.OVERSIZE, octets("12")));
    assertThat(pieces).hasSizeGreaterThan(1);
  }

  @Test
  void garbageWithoutEndIsToldInPieces() {
    byte[] noise = new byte[100_000];
    Arrays.fill(noise, (byte) 0x55);

    List<String> pieces = cut(PREFIXED, 0, noise, bytes("<02>1<03>"));

    assertThat(pieces).hasSizeBetween(300, 500).last().isEqualTo("1");
    assertThat(pieces.get(0)).hasSizeLessThan(300);
  }

  @Test
  void impossibleFramesCannotBeBuilt() {
    assertThatThrownBy(() -> new Framing.Lines(Terminator.CR, 0)).hasMessageContaining("1..4096");
    assertThatThrownBy(() -> new Framing.Fixed(4_097, Octets.NONE)).hasMessageContaining("4097");
    assertThatThrownBy(() -> new Framing.Prefixed(Octets.NONE, octets("x"), 8))
        .hasMessageContaining("prefix has 0 bytes");
    assertThatThrownBy(() -> new Framing.Prefixed(octets("x"), Octets.NONE, 8))
        .hasMessageContaining("suffix has 0 bytes");
    assertThatThrownBy(() -> new Framing.Fixed(8, octets("12345678901234567")))
        .hasMessageContaining("17 bytes");
  }

  /** The same pieces, wherever the stream is cut in two, and byte by byte. */
  private static List<String> atEverySplit(Framing framing, int trailer, String text) {
    byte[] stream = bytes(text);
    List<String> whole = cut(framing, trailer, stream);
    for (int at = 0; at <= stream.length; at++) {
      assertThat(
              cut(
                  framing,
                  trailer,
                  Arrays.copyOfRange(stream, 0, at),
                  Arrays.copyOfRange(stream, at, stream.length)))
          .isEqualTo(whole);
    }
    return whole;
  }
}

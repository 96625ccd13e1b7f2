package org.edgedaemon.device.hikvision.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultipartParserTest {
  private static final String HEAD = "--MIME_boundary\r\nContent-Type: application/json\r\n\r\n";

  static List<StreamVariant> variants() {
    return StreamVariant.all();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyVariantIsRead(StreamVariant variant) {
    Heard heard = Heard.of(variant.contentType(), variant.stream());
    assertThat(heard.parts()).isEqualTo(variant.parts());
    assertThat(heard.defects()).hasSize(variant.defects());
  }

  @ParameterizedTest
  @MethodSource("variants")
  void cutsDoNotMatter(StreamVariant variant) {
    byte[] stream = variant.bytes();
    List<String> expected = Heard.of(variant.contentType(), variant.stream()).all();
    for (int cut = 0; cut <= stream.length; cut++) {
      Heard heard = new Heard();
      MultipartParser parser = new MultipartParser(variant.contentType(), heard);
      parser.feed(ByteBuffer.wrap(stream, 0, cut));
      parser.feed(direct(Arrays.copyOfRange(stream, cut, stream.length)));
      parser.end();
      assertThat(heard.all()).as("cut at %d", cut).isEqualTo(expected);
    }
    assertThat(Heard.of(variant.contentType(), stream, 1).all()).isEqualTo(expected);
  }

  @Test
  void textPartsAreHandedOverWithTheirLastByte() {
    for (String body : List.of("{\"a\":[1,{\"b\":\"}\"}]}", "<a>\n<b/></a>", "<a/>")) {
      Heard heard = new Heard();
      MultipartParser parser = new MultipartParser(Heard.MIXED, heard);
      byte[] stream = Heard.bytes(HEAD + body);
      parser.feed(stream, 0, stream.length - 1);
      assertThat(heard.parts()).isEmpty();
      parser.feed(stream, stream.length - 1, stream.length);
      assertThat(heard.parts()).containsExactly(body);
    }
  }

  @Test
  void headersComeWithTheirPart() {
    String stream =
        HEAD.replace("-Type:", "-type :").replace("json\r", "json\r\nContent-TYPE: x\r");
    MultipartParser parser =
        new MultipartParser(
            Heard.MIXED,
            new Forwarding() {
              @Override
              public void onPart(Part part) {
                assertThat(part.headers())
                    .containsExactly(Map.entry("content-type", "application/json"));
                assertThat(part.kind()).isEqualTo(PartKind.JSON);
                assertThat(part).hasToString("JSON part of 11 bytes");
              }
            });
    parser.feed(ByteBuffer.wrap(Heard.bytes(stream + "{\"pin\":123}")));
  }

  @Test
  void sizesOfPicturesAreTold() {
    String head = "--MIME_boundary\r\nContent-Type: image/jpeg\r\n";
    String tail = "\r\n--MIME_boundary--";
    assertThat(Heard.of(Heard.MIXED, head + "Content-Length: 7\r\n\r\npicture" + tail).sizes())
        .containsExactly(7L);
    assertThat(Heard.of(Heard.MIXED, head + "\r\npicture" + tail).sizes()).containsExactly(9L);
  }

  @Test
  void limitsHold() {
    assertRefused("--MIME_boundary\r\n" + "X: y\r\n".repeat(2000), "headers");
    assertRefused("--MIME_boundary\r\nX: " + "y".repeat(9000), "headers");
    assertRefused(HEAD + "{" + " ".repeat(1 << 20), "longer than 1048576");
    assertRefused(HEAD + "<" + "\n".repeat(1 << 20), "longer than 1048576");
    assertRefused(HEAD + "\u00ff\u00d8" + "x".repeat(4 << 20), "longer than 4194304");
    assertRefused(HEAD + "{}" + "x\n".repeat((4 << 20) + 1), "no delimiter");
  }

  @Test
  void blankLinesKeepAStreamAliveForEver() {
    Heard heard = new Heard();
    MultipartParser parser = new MultipartParser(Heard.MIXED, heard);
    byte[] blanks = Heard.bytes("\r\n".repeat(4096));
    for (String before : List.of("", HEAD + "{}", "--MIME_boundary\r\n")) {
      parser.feed(ByteBuffer.wrap(Heard.bytes(before)));
      for (int round = 0; round < 1000; round++) {
        parser.feed(blanks, 0, blanks.length);
      }
    }
    assertThat(heard.all()).containsExactly("{}", "[]");
  }

  @Test
  void picturesTakeNoMemoryAndHardlyTime() {
    byte[] picture = new byte[4_000_000];
    Arrays.fill(picture, (byte) 0xD8);
    byte[] head = Heard.bytes("--MIME_boundary\r\nContent-Type: image/jpeg\r\n\r\n");
    byte[] tail = Heard.bytes("\r\n");
    Heard heard = new Heard();
    MultipartParser parser = new MultipartParser(Heard.MIXED, heard);
    long before = allocated();
    for (int round = 0; round < 50; round++) {
      parser.feed(head, 0, head.length);
      parser.feed(picture, 0, picture.length);
      parser.feed(tail, 0, tail.length);
    }
    assertThat(allocated() - before).isLessThan(1_000_000);
    assertThat(heard.parts()).hasSize(49);
  }

  @Test
  void anIdleStreamHoldsNothing() {
    // Other tests of this process let go of something now and then: not each time.
    long held =
        IntStream.range(0, 5).mapToLong(round -> heldByIdleStreams(200)).min().orElseThrow();
    assertThat(held).isLessThan(200 * 4096);
  }

  private static long heldByIdleStreams(int streams) {
    byte[] large = Heard.bytes(HEAD + "{\"a\":\"" + "x".repeat(1_000_000) + "\"}\r\n");
    byte[] head = Heard.bytes("--MIME_boundary\r\nContent-Type: application/json\r\n\r\n");
    List<MultipartParser> idle = new ArrayList<>();
    for (int stream = 0; stream < streams; stream++) {
      MultipartParser parser = new MultipartParser(Heard.MIXED, new Forwarding());
      parser.feed(large, 0, large.length);
      parser.feed(head, 0, stream % 2 == 0 ? head.length : 0);
      idle.add(parser);
    }
    long with = used();
    idle.clear();
    return with - used();
  }

  @Test
  void aLineOfDashesIsNotSearchedTwice() {
    byte[] hostile = Heard.bytes("--MIME_boundar\n".repeat(100_000));
    Heard heard = new Heard();
    MultipartParser parser = new MultipartParser(Heard.MIXED, heard);
    parser.feed(ByteBuffer.wrap(Heard.bytes(HEAD + "\u00ff\u00d8")));
    long start = System.nanoTime();
    parser.feed(hostile, 0, hostile.length);
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
  }

  private static void assertRefused(String stream, String why) {
    assertThatThrownBy(() -> Heard.of(Heard.MIXED, stream))
        .isInstanceOf(MultipartException.class)
        .hasMessageContaining(why);
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static class Forwarding implements PartListener {
    @Override
    public void onPart(Part part) {}

    @Override
    public void onSkipped(PartKind kind, long bytes) {}

    @Override
    public void onDefect(String what) {}
  }
}

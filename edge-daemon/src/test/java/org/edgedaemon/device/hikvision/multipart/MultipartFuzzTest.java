package org.edgedaemon.device.hikvision.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Feeds the parser with damaged streams: it may refuse them, but must not fail, allocate by a
 * length that somebody wrote, or depend on where the stream is cut. {@code -Dfuzz.inputs=N} runs
 * more of them, {@code -Dfuzz.seed=S -Dfuzz.inputs=1} repeats one.
 */
class MultipartFuzzTest {
  private static final long INPUTS = Long.getLong("fuzz.inputs", 40_000);
  private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
  private static final long MAX_ALLOCATED = 256 << 10;
  private static final List<String> NASTY =
      List.of(
          "--MIME_boundary\r\n",
          "--",
          "-",
          "\r\n",
          "\n",
          "{",
          "}",
          "\"",
          "\\",
          "<",
          ">",
          "/>",
          "</E",
          "\u00ff\u00d8",
          "\u00ef",
          "Content-Length: 99999999999\r\n",
          "Content-Length: 7\r\n",
          "--MIME_boundary--",
          ":",
          " ");

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void damageIsBorne() {
    List<StreamVariant> variants = StreamVariant.all();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + INPUTS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StreamVariant variant = variants.get(random.nextInt(variants.size()));
      byte[] stream = damaged(variant.stream().replace("x".repeat(1000), ""), random);
      try {
        feed(variant.contentType(), stream, random.nextInt(9) + 1);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "-Dfuzz.seed=" + seed + " -Dfuzz.inputs=1, " + HexFormat.of().formatHex(stream), e);
      }
    }
  }

  private void feed(String contentType, byte[] stream, int piece) {
    long before = threads.getCurrentThreadAllocatedBytes();
    Heard whole = Heard.of(contentType, stream, Integer.MAX_VALUE);
    Bodies.event(contentType, stream);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    if (allocated > MAX_ALLOCATED + 64L * stream.length) {
      assertThat(allocated).as("bytes allocated").isZero();
    }
    if (!whole.all().equals(Heard.of(contentType, stream, piece).all())) {
      assertThat(whole.all()).isEqualTo(Heard.of(contentType, stream, piece).all());
    }
  }

  private static byte[] damaged(String stream, SplittableRandom random) {
    StringBuilder text = new StringBuilder(stream);
    for (int steps = random.nextInt(8) + 1; steps > 0; steps--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, NASTY.get(random.nextInt(NASTY.size())));
        case 2 -> text.replace(at, end, String.valueOf((char) random.nextInt(256)));
        default -> text.insert(at, text.substring(0, random.nextInt(text.length() + 1)));
      }
      if (text.length() > 4096) {
        text.setLength(4096);
      }
    }
    return Heard.bytes(text.toString());
  }
}

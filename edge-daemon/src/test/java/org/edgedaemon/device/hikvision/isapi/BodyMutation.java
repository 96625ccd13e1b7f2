package org.edgedaemon.device.hikvision.isapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Damages bodies: flips, cuts, repeats, moves, and puts in what hurts readers of XML and JSON. */
final class BodyMutation {
  private static final int MAX_LENGTH = 8_192;
  private static final int MAX_STEPS = 3;
  private static final List<byte[]> NASTY =
      Stream.of(
              "{",
              "}",
              "[",
              "]",
              "\"",
              "\\",
              "\\u",
              "\\ud800",
              ",",
              ":",
              "null",
              "true",
              "-",
              "0",
              "1e999999999",
              "9".repeat(30),
              "9".repeat(300),
              "-1",
              "4294967296",
              "0x",
              "<",
              ">",
              "</",
              "/>",
              "<a>",
              "</a>",
              "&",
              "&#0;",
              "&#x10FFFF;",
              "&#xD800;",
              "&x;",
              "<![CDATA[",
              "]]>",
              "<!--",
              "-->",
              "<?x ?>",
              "<?xml version='9'?>",
              "<!DOCTYPE a [<!ENTITY x 'y'>]>",
              "<!DOCTYPE a SYSTEM 'file:///dev/zero'>",
              " xmlns:x=''",
              "x:y:",
              "\0",
              "\uFEFF",
              "\uFFFF",
              "{\"a\":".repeat(40),
              "[".repeat(40),
              "<a>".repeat(40),
              "AccessControllerEvent",
              "2026-02-30T25:61:61+99:99",
              "DST01:00:00,M99.9.9/99:99:99,M0.0.0/00:00:00")
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .toList();

  private BodyMutation() {}

  static byte[] of(byte[] golden, SplittableRandom random) {
    byte[] body = golden;
    for (int steps = random.nextInt(MAX_STEPS) + 1; steps > 0; steps--) {
      body = step(body, random);
    }
    return body;
  }

  private static byte[] step(byte[] body, SplittableRandom random) {
    int from = random.nextInt(body.length + 1);
    int to = Math.min(body.length, from + random.nextInt(1 + random.nextInt(64)));
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 64);
    out.write(body, 0, from);
    switch (random.nextInt(7)) {
      case 0 -> out.writeBytes(NASTY.get(random.nextInt(NASTY.size())));
      case 1 -> out.write(random.nextInt());
      case 2 -> {
        return out.toByteArray();
      }
      case 3 -> repeat(body, from, to, random.nextInt(20), out);
      case 4 -> {
        int other = random.nextInt(body.length + 1);
        out.write(body, other, Math.min(body.length - other, to - from));
      }
      case 5 -> {
        out.writeBytes(NASTY.get(random.nextInt(NASTY.size())));
        to = from;
      }
      default -> {
        // The piece is left out.
      }
    }
    out.write(body, to, body.length - to);
    return out.toByteArray();
  }

  private static void repeat(byte[] body, int from, int to, int times, ByteArrayOutputStream out) {
    for (int i = 0; i < times && out.size() < MAX_LENGTH; i++) {
      out.write(body, from, to - from);
    }
  }
}

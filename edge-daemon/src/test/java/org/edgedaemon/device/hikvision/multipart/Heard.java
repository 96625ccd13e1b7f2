package org.edgedaemon.device.hikvision.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a parser says, a line each. */
final class Heard implements PartListener {
  static final String MIXED = "multipart/mixed; boundary=MIME_boundary";

  private final List<String> parts = new ArrayList<>();
  private final List<Long> sizes = new ArrayList<>();
  private final List<String> defects = new ArrayList<>();

  /** What a parser makes of the stream when it comes in pieces of a size. */
  static Heard of(String contentType, byte[] stream, int piece) {
    Heard heard = new Heard();
    MultipartParser parser = new MultipartParser(contentType, heard);
    for (int at = 0; at < stream.length; at += piece) {
      parser.feed(stream, at, Math.min(stream.length, at + piece));
    }
    parser.end();
    return heard;
  }

  static Heard of(String contentType, String stream) {
    return of(contentType, bytes(stream), Integer.MAX_VALUE);
  }

  /** One byte for each character. */
  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** Parts in order: the text of a text part, the kind of another. */
  List<String> parts() {
    return parts;
  }

  /** Of the parts that were skipped. */
  List<Long> sizes() {
    return sizes;
  }

  List<String> defects() {
    return defects;
  }

  List<String> all() {
    List<String> all = new ArrayList<>(parts);
    all.addAll(defects);
    all.add(sizes.toString());
    return all;
  }

  @Override
  public void onPart(Part part) {
    parts.add(new String(part.body(), ISO_8859_1));
  }

  @Override
  public void onSkipped(PartKind kind, long bytes) {
    parts.add(kind.toString());
    sizes.add(bytes);
  }

  @Override
  public void onDefect(String what) {
    defects.add(what);
  }
}

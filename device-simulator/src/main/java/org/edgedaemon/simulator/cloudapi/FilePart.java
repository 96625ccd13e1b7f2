package org.edgedaemon.simulator.cloudapi;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a multipart body with one file as it comes; keeps its hash and its last bytes only. */
final class FilePart {
  private static final int MAX_HEAD = 8 * 1024;
  private static final Pattern NAMES =
      Pattern.compile("form-data; name=\"file\"; filename=\"([^\"\r\n]+)\"");
  private static final Pattern TYPE = Pattern.compile("(?i)\r\nContent-Type: ([^\r\n]+)");

  private final MessageDigest digest = newSha256();
  private final String boundary;
  private final byte[] tail;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private byte[] held = new byte[0];
  private boolean inFile;
  private boolean wrong;
  private String name = "";
  private String mediaType = "";
  private long size;

  FilePart(String boundary) {
    this.boundary = boundary;
    this.tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  void add(ByteBuf content) {
    byte[] bytes = new byte[content.readableBytes()];
    content.readBytes(bytes);
    if (inFile) {
      file(bytes);
    } else {
      head(bytes);
    }
  }

  /** Whether it was one whole file and nothing else. */
  boolean end() {
    return inFile && !wrong && Arrays.equals(held, tail);
  }

  String name() {
    return name;
  }

  String mediaType() {
    return mediaType;
  }

  long size() {
    return size;
  }

  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void head(byte[] bytes) {
    head.writeBytes(bytes);
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      wrong |= head.size() > MAX_HEAD;
      return;
    }
    String lines = head.toString(StandardCharsets.UTF_8);
    Matcher names = NAMES.matcher(lines);
    Matcher type = TYPE.matcher(lines);
    wrong |= !text.startsWith("--" + boundary + "\r\n") || !names.find() || !type.find();
    name = wrong ? "" : names.group(1);
    mediaType = wrong ? "" : type.group(1);
    inFile = true;
    byte[] all = head.toByteArray();
    file(Arrays.copyOfRange(all, end + 4, all.length));
  }

  // The last bytes may be the end of the body and not of the file.
  private void file(byte[] bytes) {
    byte[] both = Arrays.copyOf(held, held.length + bytes.length);
    System.arraycopy(bytes, 0, both, held.length, bytes.length);
    int content = Math.max(0, both.length - tail.length);
    digest.update(both, 0, content);
    size += content;
    held = Arrays.copyOfRange(both, content, both.length);
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

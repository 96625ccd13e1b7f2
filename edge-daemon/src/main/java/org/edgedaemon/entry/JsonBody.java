package org.edgedaemon.entry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One JSON object as UTF-8 bytes, immutable, equal by content. Not parsed here; whoever builds one
 * vouches that the bytes are an object.
 */
public final class JsonBody {
  private final byte[] utf8;

  private JsonBody(byte[] utf8) {
    if (utf8.length < 2 || utf8[0] != '{' || utf8[utf8.length - 1] != '}') {
      throw new IllegalArgumentException(
          "a body of " + utf8.length + " bytes is not one JSON object");
    }
    this.utf8 = utf8;
  }

  /** Takes a copy of the bytes. */
  public static JsonBody of(byte[] utf8) {
    return new JsonBody(utf8.clone());
  }

  /** Takes the bytes themselves: the caller must not change them any more. */
  public static JsonBody ofOwned(byte[] utf8) {
    return new JsonBody(utf8);
  }

  public static JsonBody of(String json) {
    return new JsonBody(json.getBytes(StandardCharsets.UTF_8));
  }

  public int length() {
    return utf8.length;
  }

  public byte[] toBytes() {
    return utf8.clone();
  }

  /** Writes the bytes to {@code out} without a copy. */
  public void writeTo(ByteArrayOutputStream out) {
    out.write(utf8, 0, utf8.length);
  }

  /** Copies the bytes into {@code target} at {@code offset}. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(utf8, 0, target, offset, utf8.length);
  }

  /**
   * The object with {@code "seq":sequence} added as its last member: the form that destinations
   * get.
   */
  public byte[] withSequence(long sequence) {
    String member = (utf8.length == 2 ? "\"seq\":" : ",\"seq\":") + sequence + "}";
    byte[] tail = member.getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(utf8, utf8.length - 1 + tail.length);
    System.arraycopy(tail, 0, whole, utf8.length - 1, tail.length);
    return whole;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonBody that && Arrays.equals(utf8, that.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}

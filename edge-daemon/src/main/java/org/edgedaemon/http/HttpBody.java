package org.edgedaemon.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a request or an answer, immutable, equal by content. */
public final class HttpBody {
  /** No bytes. */
  public static final HttpBody EMPTY = new HttpBody(new byte[0]);

  private final byte[] bytes;

  private HttpBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the bytes themselves: the caller must not change them any more. */
  public static HttpBody ofOwned(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new HttpBody(bytes);
  }

  /** The text as UTF-8. */
  public static HttpBody of(String text) {
    return ofOwned(text.getBytes(StandardCharsets.UTF_8));
  }

  public int length() {
    return bytes.length;
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  /** The bytes themselves, for those who read a large body: nobody may change them. */
  public byte[] shared() {
    return bytes;
  }

  /** The bytes read as UTF-8, malformed ones replaced. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Without a copy, for this package: nobody changes it. */
  byte[] array() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpBody that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Only the length: a body may hold personal data. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}

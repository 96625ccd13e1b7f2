package org.edgedaemon.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A request body that is read from a file while it is sent, between two short texts; never more of
 * it in memory than a few chunks. It is sent as it is, not packed.
 *
 * @param before sent first
 * @param file a regular file; a symbolic link is not followed
 * @param size of the file in octets; when it has another, or changes, nothing whole is sent
 * @param after sent last
 * @param rate shared by all bodies that have it; null for none
 * @param progress octets of the file that were sent, as counts that add up: a repeat takes them
 *     back first. Called on an event loop
 */
public record FileBody(
    HttpBody before,
    Path file,
    long size,
    HttpBody after,
    @Nullable TransferRate rate,
    LongConsumer progress) {
  public FileBody {
    if (size < 0) {
      throw new IllegalArgumentException("the size of a body is negative");
    }
  }

  /** The file and nothing else. */
  public static FileBody of(Path file, long size) {
    return new FileBody(HttpBody.EMPTY, file, size, HttpBody.EMPTY, null, sent -> {});
  }

  /**
   * The file as the one part of a {@code multipart/form-data} body (RFC 7578). The request needs
   * {@code Content-Type: multipart/form-data; boundary=…}.
   *
   * <pre>
   * --BOUNDARY CRLF
   * Content-Disposition: form-data; name="PART"; filename="NAME" CRLF
   * Content-Type: TYPE CRLF
   * CRLF
   * …the file…
   * CRLF --BOUNDARY-- CRLF
   * </pre>
   *
   * @param boundary letters and digits that nobody could guess, so that no file holds them
   */
  public static FileBody multipart(
      String boundary, String part, String name, String mediaType, Path file, long size) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, quotable(part), quotable(name), oneLine(mediaType));
    HttpBody tail = HttpBody.of("\r\n--" + boundary + "--\r\n");
    return new FileBody(HttpBody.of(head), file, size, tail, null, sent -> {});
  }

  public FileBody withRate(@Nullable TransferRate shared) {
    return new FileBody(before, file, size, after, shared, progress);
  }

  public FileBody withProgress(LongConsumer listener) {
    return new FileBody(before, file, size, after, rate, listener);
  }

  /** Octets of all three parts. */
  public long length() {
    return before.length() + size + after.length();
  }

  /** Only the length: names of files may say too much. */
  @Override
  public String toString() {
    return length() + " bytes of a file";
  }

  // As browsers do it: what would end the quotes or the line is percent-encoded.
  private static String quotable(String name) {
    return oneLine(name).replace("\"", "%22");
  }

  private static String oneLine(String text) {
    String clean = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return clean.replace("\r", "%0D").replace("\n", "%0A");
  }
}

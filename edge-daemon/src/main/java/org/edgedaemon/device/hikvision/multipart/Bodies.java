package org.edgedaemon.device.hikvision.multipart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the event in a body that came whole. */
public final class Bodies {
  private Bodies() {}

  /**
   * The first part that is JSON or XML by its own first byte, or the body itself when it is; no
   * matter what the headers say. Pictures are passed over.
   *
   * @param contentType of the request; empty when it had none
   * @return empty when there is no such part
   */
  public static Optional<byte[]> event(String contentType, byte[] body) {
    int start = 0;
    while (start < body.length && (Blank.is(body[start]) || body[start] < 0)) {
      start++;
    }
    if (start < body.length && (body[start] == '{' || body[start] == '<')) {
      return Optional.of(start == 0 ? body : Arrays.copyOfRange(body, start, body.length));
    }
    boolean multipart = contentType.toLowerCase(Locale.ROOT).contains("multipart/");
    boolean looksIt = start < body.length && body[start] == '-';
    return multipart || looksIt ? firstPart(contentType, body) : Optional.empty();
  }

  private static Optional<byte[]> firstPart(String contentType, byte[] body) {
    First first = new First();
    MultipartParser parser = new MultipartParser(contentType, first);
    try {
      parser.feed(body, 0, body.length);
      parser.end();
    } catch (MultipartException e) {
      // What came before the damage counts.
      return Optional.ofNullable(first.body);
    }
    return Optional.ofNullable(first.body);
  }

  private static final class First implements PartListener {
    private byte @Nullable [] body;

    @Override
    public void onPart(Part part) {
      body = body == null ? part.body() : body;
    }

    @Override
    public void onSkipped(PartKind kind, long bytes) {}

    @Override
    public void onDefect(String what) {}
  }
}

package org.edgedaemon.replica.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A body with records, written one after the other with commas between, and no tree of them. */
final class RecordList {
  private final Bytes bytes = new Bytes();
  private final JsonGenerator json;
  private int count;

  /**
   * Begins a body.
   *
   * @param before what stands before the records
   */
  RecordList(String before) {
    bytes.writeBytes(before.getBytes(StandardCharsets.UTF_8));
    json = Json.generator(bytes);
  }

  /** Writes one record. */
  @FunctionalInterface
  interface Written {
    void to(JsonGenerator json) throws IOException;
  }

  /** Adds one, and gives true; not when the body became too long, but the first is always taken. */
  boolean add(Written record, int most) {
    int before = bytes.size();
    try {
      record.to(json);
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written to", e);
    }
    if (count > 0 && bytes.size() > most) {
      bytes.cut(before);
      return false;
    }
    count++;
    return true;
  }

  /** The body. */
  byte[] body(String after) {
    bytes.writeBytes(after.getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static final class Bytes extends ByteArrayOutputStream {
    Bytes() {
      super(8 * 1024);
    }

    void cut(int length) {
      count = length;
    }
  }
}

package org.edgedaemon.replica.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Records in their wire form, one after the other, with commas between. */
final class RecordList {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** How long it were with one more. */
  long lengthWith(byte[] record) {
    return (long) bytes.size() + record.length + 1;
  }

  void add(byte[] record) {
    if (bytes.size() > 0) {
      bytes.write(',');
    }
    bytes.writeBytes(record);
  }

  byte[] body(String before, String after) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(bytes.size() + 128);
    body.writeBytes(before.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bytes.toByteArray());
    body.writeBytes(after.getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }
}

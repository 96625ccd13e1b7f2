package org.edgedaemon.simulator.hikvision;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An answer before it goes out. */
final class Reply {
  static final String JSON = "application/json";
  static final String XML = "application/xml";

  final int status;
  final String type;
  final List<String> headers;
  final boolean close;
  private final byte[] body;

  Reply(int status, String type, byte[] body, List<String> headers, boolean close) {
    this.status = status;
    this.type = type;
    this.body = body;
    this.headers = headers;
    this.close = close;
  }

  static Reply json(String body, Charset charset) {
    return new Reply(200, JSON, body.getBytes(charset), List.of(), false);
  }

  static Reply xml(int status, String body, Charset charset) {
    return new Reply(status, XML, body.getBytes(charset), List.of(), false);
  }

  static Reply html(int status, String title) {
    String text =
        "<!DOCTYPE html>\n<html><head><title>%s</title></head><body><h2>%s</h2></body></html>\n"
            .formatted(title, title);
    return new Reply(status, "text/html", text.getBytes(StandardCharsets.UTF_8), List.of(), false);
  }

  Reply with(List<String> more, boolean closing) {
    return new Reply(status, type, body, more, closing);
  }

  Reply body(byte[] other) {
    return new Reply(status, type, other, headers, close);
  }

  byte[] body() {
    return body;
  }
}

package org.edgedaemon.device.hikvision.multipart;

import java.util.Map;

/** A JSON or XML part. */
public final class Part {
  private final PartKind kind;
  private final Map<String, String> headers;
  private final byte[] body;

  Part(PartKind kind, Map<String, String> headers, byte[] body) {
    this.kind = kind;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** JSON or XML, told by the body and not by the headers. */
  public PartKind kind() {
    return kind;
  }

  /** By lower-case name; of several with one name the first. */
  public Map<String, String> headers() {
    return headers;
  }

  /** From its first brace or bracket on. Not copied: it is the listener's now. */
  public byte[] body() {
    return body;
  }

  /** Says little: a body holds personal data. */
  @Override
  public String toString() {
    return kind + " part of " + body.length + " bytes";
  }
}

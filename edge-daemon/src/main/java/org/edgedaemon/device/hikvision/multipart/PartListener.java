package org.edgedaemon.device.hikvision.multipart;

/** Who gets the parts of a stream, in their order, from within {@code feed} and {@code end}. */
public interface PartListener {
  /** A text part, as soon as its last byte is there. It may be malformed inside. */
  void onPart(Part part);

  /**
   * A part of another kind went by.
   *
   * @param bytes of its body, the line end behind it included when its length was not told
   */
  void onSkipped(PartKind kind, long bytes);

  /**
   * Something was not as it should be; reading goes on.
   *
   * @param what for an operator, without any data of the stream
   */
  void onDefect(String what);
}

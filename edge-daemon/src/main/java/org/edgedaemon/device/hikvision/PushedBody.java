package org.edgedaemon.device.hikvision;

import java.net.InetAddress;

/** What somebody posted to a webhook, as it came. */
public final class PushedBody {
  private final String contentType;
  private final byte[] bytes;
  private final InetAddress from;

  /**
   * @param contentType of the request; empty when it had none. Only its boundary is used
   * @param bytes of the body, unpacked; not copied, and never to be changed any more
   * @param from the sender's address
   */
  public PushedBody(String contentType, byte[] bytes, InetAddress from) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.from = from;
  }

  public String contentType() {
    return contentType;
  }

  /** Not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  public InetAddress from() {
    return from;
  }

  /** Says little: a body holds personal data. */
  @Override
  public String toString() {
    return bytes.length + " bytes from " + from.getHostAddress();
  }
}

package org.edgedaemon.device.hikvision.terminal;

/**
 * What has been learnt of one terminal's ways with authentication, until the next start. Confined
 * to its loop.
 */
final class Habits {
  private boolean nonceOnce;
  private boolean bodyFirst;
  private boolean closing;

  /** Every nonce is used once. */
  boolean nonceOnce() {
    return nonceOnce;
  }

  void learnNonceOnce() {
    nonceOnce = true;
  }

  /** It asks for credentials only when the body is there. */
  boolean bodyFirst() {
    return bodyFirst;
  }

  void learnBodyFirst() {
    bodyFirst = true;
  }

  /** A connection is used for one call only. */
  boolean closing() {
    return closing;
  }

  void learnClosing() {
    closing = true;
    nonceOnce = true;
  }
}

package org.edgedaemon.device.hikvision.isapi;

/** JSON that the quick way does not read. It says nothing else and is thrown often: no trace. */
final class UnusualException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusualException() {
    super(null, null, false, false);
  }
}

package org.edgedaemon.device.hikvision.multipart;

/** A stream went past a limit: the connection it comes from is to be dropped. */
public final class MultipartException extends RuntimeException {
  public MultipartException(String message) {
    super(message);
  }
}

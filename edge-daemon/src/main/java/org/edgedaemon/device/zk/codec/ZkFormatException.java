package org.edgedaemon.device.zk.codec;

/** Bytes that cannot be the ZK protocol, or not the dialect that we speak. */
public final class ZkFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ZkFormatException(String message) {
    super(message);
  }
}

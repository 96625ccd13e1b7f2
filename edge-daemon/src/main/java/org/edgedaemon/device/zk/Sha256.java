package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A running SHA-256 that can be asked on the way. */
final class Sha256 {
  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Takes the readable bytes; the reader index stays. */
  void update(ByteBuf bytes) {
    for (ByteBuffer part : bytes.nioBuffers()) {
      digest.update(part);
    }
  }

  /** The hash of all bytes so far. */
  byte[] soFar() {
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of this Java platform cannot be copied", e);
    }
  }
}

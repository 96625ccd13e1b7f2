package org.edgedaemon.device.zk;

import io.netty.channel.EventLoop;
import org.edgedaemon.device.zk.codec.ZkFrame;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.jspecify.annotations.Nullable;

/**
 * Carries frames to and from one device. All calls, in both directions, are made on the thread of
 * {@link #loop()}.
 */
interface ZkTransport {
  /** Gets what arrives. */
  interface Receiver {
    /** A frame; its data may be used until the call returns, or retained. */
    void onFrame(ZkFrame frame);

    /**
     * The end; nothing comes after it.
     *
     * @param cause null when the other side closed
     */
    void onClosed(@Nullable Throwable cause);
  }

  EventLoop loop();

  Carrier carrier();

  void start(Receiver receiver);

  void send(int session, int replyId, ZkRequest request);

  /** Stops or goes on taking bytes from the network; a few frames may still come. */
  void reading(boolean on);

  /** Frames whose checksum was wrong: dropped over UDP, taken over TCP. */
  long badChecksums();

  /** Closes after what was sent; {@link Receiver#onClosed} follows. */
  void close();
}

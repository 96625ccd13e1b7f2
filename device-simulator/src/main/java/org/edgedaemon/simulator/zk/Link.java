package org.edgedaemon.simulator.zk;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The way back to one client. Event loop only. */
interface Link {
  EventLoop loop();

  ByteBufAllocator allocator();

  /** Whether each frame travels on its own. */
  boolean datagrams();

  /** Does something on this loop when so much time has gone by. */
  default void after(long millis, Runnable task) {
    Future<?> unused = loop().schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  /** Sends frames and takes ownership of them. */
  void send(FrameBuffer frames, int command);

  /** Sends frames with the next answer, where the transport can; takes ownership. */
  void sendLater(FrameBuffer frames);

  /** Sends the first bytes only; takes ownership. Datagrams are not sent at all. */
  void sendStart(FrameBuffer frames, int bytes);

  /** Cuts the connection at once, with a reset where the transport can. */
  void reset();

  /** Closes the connection in good order after what was sent. */
  void finish();
}

package org.edgedaemon.simulator;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.TimeUnit;

/** Sockets that peers connect to. */
public final class Listening {
  private static final int PATIENCE_SECONDS = 5;

  private Listening() {}

  /**
   * Closes a socket and waits until its port is free: from then on who connects is refused, and the
   * port can be bound again. Not for the socket's own event loop.
   */
  public static void end(Channel socket) {
    socket.close().syncUninterruptibly();
    EventLoop loop = socket.eventLoop();
    if (loop.isShuttingDown()) {
      return;
    }
    // A socket of NIO is gone only when its loop has looked at its selector again after the close.
    // A
    // task that a task of the loop schedules runs after that.
    Promise<Void> looked = GlobalEventExecutor.INSTANCE.newPromise();
    loop.execute(
        () -> {
          var unused = loop.schedule(() -> looked.trySuccess(null), 1, TimeUnit.NANOSECONDS);
        });
    looked.awaitUninterruptibly(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}

package org.edgedaemon.app.machine;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.http.HttpClients;

/**
 * The two event loops that do all network IO, the outgoing HTTP calls on them, and a few threads
 * for work that blocks.
 */
public final class Network implements AutoCloseable {
  private static final int LOOPS = 2;
  private static final int BLOCKING_THREADS = 4;
  private static final int BLOCKING_QUEUE = 1_024;

  private final EventLoopGroup loops;
  private final HttpClients clients;
  private final ThreadPoolExecutor blocking;

  /** Starts no thread yet. */
  public Network(String userAgent) {
    DefaultThreadFactory threads = new DefaultThreadFactory("network", true);
    loops =
        Epoll.isAvailable()
            ? new EpollEventLoopGroup(LOOPS, threads)
            : new NioEventLoopGroup(LOOPS, threads);
    clients = new HttpClients(loops, userAgent, System::nanoTime);
    blocking =
        new ThreadPoolExecutor(
            BLOCKING_THREADS,
            BLOCKING_THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(BLOCKING_QUEUE),
            new DefaultThreadFactory("blocking", true));
    blocking.allowCoreThreadTimeOut(true);
  }

  /** The loops; nothing on them blocks. */
  public EventLoopGroup loops() {
    return loops;
  }

  /** Outgoing calls, on the same loops. */
  public HttpClients clients() {
    return clients;
  }

  /** For operators' calls and name look-ups: work that may wait. */
  public ThreadPoolExecutor blocking() {
    return blocking;
  }

  @Override
  public void close() {
    blocking.shutdown();
    clients.close();
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}

package org.edgedaemon.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP/1.1 listener with its routes and limits, on event loops that it shares with others and
 * does not own.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int BACKLOG = 256;

  private final String host;
  private final int port;
  private final EventLoopGroup loops;
  private final Router router;
  private final ConnectionSetup setup;
  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private volatile @Nullable Channel listener;
  private volatile boolean finishing;

  /**
   * Opens nothing yet.
   *
   * @param port 0 takes a free one
   */
  public HttpServer(
      String host,
      int port,
      EventLoopGroup loops,
      HttpLimits limits,
      List<Route> routes,
      LongSupplier nanoTime) {
    this.host = host;
    this.port = port;
    this.loops = loops;
    RequestRate rate = new RequestRate(limits.requestsPerSecond(), nanoTime);
    BodyBudget budget = new BodyBudget(limits.bodiesBytes());
    this.router = new Router(routes);
    Admission admission = new Admission(router, limits, rate, budget);
    this.setup = new ConnectionSetup(admission, limits, nanoTime, open, () -> finishing);
  }

  /**
   * Begins to listen. Not to be called on an event loop.
   *
   * @throws HttpServerException when the address cannot be had
   */
  public void start() {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(Transport.serverChannel(loops))
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.AUTO_READ, false)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(32 * 1024, 128 * 1024))
            .childHandler(setup);
    ChannelFuture bound = bootstrap.bind(host, port).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new HttpServerException(
          "cannot listen on " + host + ":" + port + ": " + bound.cause().getMessage(),
          bound.cause());
    }
    listener = bound.channel();
    LOG.info("listening on {}", bound.channel().localAddress());
  }

  /** Has these routes and no others from the next request on. Any thread. */
  public void replaceRoutes(List<Route> routes) {
    router.replace(routes);
  }

  /** Requests so far for paths that there are not. */
  public long strays() {
    return router.strays();
  }

  /** The port that is listened on. */
  public int port() {
    Channel channel = listener;
    if (channel == null || !(channel.localAddress() instanceof InetSocketAddress address)) {
      throw new IllegalStateException("the server has not been started");
    }
    return address.getPort();
  }

  /**
   * Takes no new connections, lets requests under way end for a few seconds, then closes what is
   * left. Another may listen on the port afterwards. Not to be called on an event loop.
   */
  @Override
  public void close() {
    Channel channel = listener;
    if (channel != null) {
      channel.close().awaitUninterruptibly();
      awaitPortFree(channel.eventLoop());
    }
    finishing = true;
    open.forEach(connection -> connection.pipeline().fireUserEventTriggered(Connection.FINISH));
    boolean done =
        open.newCloseFuture().awaitUninterruptibly(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    if (!done) {
      LOG.info("closing {} connections that did not end in time", open.size());
    }
    open.close().awaitUninterruptibly();
  }

  /**
   * A socket of NIO is gone only when its loop has looked at its selector again after the close. A
   * task that a task of the loop schedules runs after that.
   */
  private static void awaitPortFree(EventLoop loop) {
    if (loop.isShuttingDown()) {
      return;
    }
    Promise<Void> looked = GlobalEventExecutor.INSTANCE.newPromise();
    loop.execute(
        () -> {
          var unused = loop.schedule(() -> looked.trySuccess(null), 1, TimeUnit.NANOSECONDS);
        });
    looked.awaitUninterruptibly(GRACE.toMillis(), TimeUnit.MILLISECONDS);
  }
}

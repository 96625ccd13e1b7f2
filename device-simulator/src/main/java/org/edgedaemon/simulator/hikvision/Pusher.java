package org.edgedaemon.simulator.hikvision;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one event after another to one host, each again and again until the answer is 200 with a
 * body. Event loop only.
 */
final class Pusher {
  private static final int LONGEST_ANSWER = 1 << 20;

  private final HikvisionCore core;
  private final EventLoop loop;
  private final int slot;
  private final URI target;
  private final PushBodies bodies;
  private final Deque<Post> waiting = new ArrayDeque<>();
  private @Nullable Channel channel;
  private int tries;
  private long attempt;
  private boolean sending;
  private boolean ended;
  private boolean paused = true;

  Pusher(HikvisionCore core, EventLoop loop, int slot, URI target) {
    this.core = core;
    this.loop = loop;
    this.slot = slot;
    this.target = target;
    this.bodies = new PushBodies(core);
  }

  void begin() {
    if (paused && !ended) {
      paused = false;
      heartbeatLater();
      next();
    }
  }

  void offer(LoggedEvent event, boolean current) {
    waiting.add(new Post(event, current));
    next();
  }

  /** A restart loses what was not sent yet. */
  void forget() {
    waiting.clear();
    abort();
  }

  void pause() {
    paused = true;
    abort();
  }

  boolean endIfOf(int id) {
    if (id != slot) {
      return false;
    }
    ended = true;
    forget();
    return true;
  }

  private void heartbeatLater() {
    Duration pause = core.push.heartbeatEvery;
    if (!pause.isZero()) {
      Future<?> unused =
          loop.schedule(
              () -> {
                if (!ended && !paused) {
                  waiting.add(new Post(null, true));
                  next();
                  heartbeatLater();
                }
              },
              pause.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private void next() {
    if (sending || ended || paused || waiting.isEmpty()) {
      return;
    }
    sending = true;
    long mine = ++attempt;
    Future<?> unused =
        loop.schedule(
            () -> failed(mine, "no answer"),
            core.push.answerWithin.toMillis(),
            TimeUnit.MILLISECONDS);
    Channel open = channel;
    if (open != null && open.isActive()) {
      send(open, mine);
    } else {
      connect(mine);
    }
  }

  private void connect(long mine) {
    ChannelFuture unused =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 5000)
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel made) throws SSLException {
                    prepare(made);
                  }
                })
            .connect(target.getHost(), target.getPort())
            .addListener(
                (ChannelFuture done) -> {
                  if (!done.isSuccess()) {
                    failed(mine, "no connection");
                  } else if (mine == attempt && sending) {
                    channel = done.channel();
                    send(done.channel(), mine);
                  } else {
                    ChannelFuture late = done.channel().close();
                    core.meter.trace("connection came too late: " + late.channel());
                  }
                });
  }

  private void prepare(SocketChannel made) throws SSLException {
    if (target.getScheme().equals("https")) {
      made.pipeline()
          .addLast(
              SslContextBuilder.forClient()
                  .trustManager(InsecureTrustManagerFactory.INSTANCE)
                  .build()
                  .newHandler(made.alloc()));
    }
    made.pipeline()
        .addLast(new HttpClientCodec())
        .addLast(new HttpObjectAggregator(LONGEST_ANSWER))
        .addLast(new AnswerReader());
  }

  private void send(Channel open, long mine) {
    Post post = waiting.peek();
    if (post == null) {
      sending = false;
      return;
    }
    core.meter.push();
    tries++;
    LoggedEvent event = post.event();
    FullHttpRequest request =
        event == null ? bodies.heartbeat(target) : bodies.event(target, event, post.current());
    ChannelFuture unused =
        open.writeAndFlush(request)
            .addListener(
                done -> {
                  if (!done.isSuccess()) {
                    failed(mine, "not written");
                  }
                });
  }

  private void answered(FullHttpResponse response) {
    if (!sending) {
      return;
    }
    core.meter.pushAnswer(response.status().code());
    if (!HttpUtil.isKeepAlive(response) || !core.push.keepAlive) {
      drop();
    }
    if (response.status().code() == 200 && response.content().isReadable()) {
      Post post = waiting.remove();
      core.meter.pushAccepted(post.event());
      attempt++;
      tries = 0;
      sending = false;
      next();
    } else {
      failed(attempt, "answer " + response.status().code());
    }
  }

  private void failed(long which, String why) {
    if (which != attempt || !sending) {
      return;
    }
    core.meter.trace("push refused: " + why);
    attempt++;
    drop();
    if (tries >= core.push.triesEach) {
      Post lost = waiting.poll();
      core.meter.trace("push given up: " + (lost == null ? "none" : lost));
      tries = 0;
    }
    long again = attempt;
    Future<?> unused =
        loop.schedule(
            () -> {
              if (again == attempt) {
                sending = false;
                next();
              }
            },
            core.push.resendEvery.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void abort() {
    attempt++;
    sending = false;
    tries = 0;
    drop();
  }

  private void drop() {
    Channel open = channel;
    channel = null;
    if (open != null) {
      ChannelFuture unused = open.close();
    }
  }

  /**
   * What is to be sent.
   *
   * @param event null is a heartbeat
   */
  private record Post(@Nullable LoggedEvent event, boolean current) {}

  private final class AnswerReader extends SimpleChannelInboundHandler<FullHttpResponse> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
      answered(response);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (context.channel() == channel) {
        failed(attempt, "closed");
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      ChannelFuture unused = context.close();
    }
  }
}

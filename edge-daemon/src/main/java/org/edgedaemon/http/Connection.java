package org.edgedaemon.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: a request at a time, in order. Nothing is read from the socket while a request is
 * being answered, so a peer that pipelines without end fills its own buffers, not ours. Lives on
 * its event loop.
 */
final class Connection extends ChannelInboundHandlerAdapter {
  /**
   * Sent through the pipeline: finish the request under way, then close. A stream has no end to
   * wait for.
   */
  static final Object FINISH = new Object();

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** What a refused peer may have sent before it sees its answer. */
  private static final long MAX_OVERRUN = 256 * 1024;

  private static final HttpAnswer NO_SOCKET =
      HttpAnswer.problem(426, "Upgrade Required", "this call needs a WebSocket")
          .withHeader("Upgrade", "websocket");

  private final Admission admission;
  private final PhaseWatch watch;
  private final BooleanSupplier finishing;
  private @Nullable Inbox inbox;
  private @Nullable Exchange exchange;
  private long overrun;

  /**
   * @param finishing whether the server is being closed: no connection is kept for another request
   */
  Connection(Admission admission, PhaseWatch watch, BooleanSupplier finishing) {
    this.admission = admission;
    this.watch = watch;
    this.finishing = finishing;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    inbox = new Inbox(message -> onMessage(ctx, message));
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    watch.start(ctx, phase -> onDeadline(ctx, phase));
    next(ctx);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    watch.stop();
    abandon();
    drop();
    ctx.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    boolean over = watch.phase() == Phase.STREAMING || watch.phase() == Phase.LINGERING;
    if (over || inbox == null || !(message instanceof HttpObject part)) {
      readOn(ctx, message);
      ReferenceCountUtil.release(message);
    } else {
      inbox.add(ctx, part);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event != FINISH) {
      ctx.fireUserEventTriggered(event);
      return;
    }
    if (watch.phase() == Phase.IDLE || watch.phase() == Phase.STREAMING) {
      Transport.close(ctx);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof IOException) {
      LOG.debug("connection from {} broke: {}", remote(ctx), cause.toString());
    } else {
      LOG.warn("connection from {} is closed after a fault", remote(ctx), cause);
    }
    Transport.close(ctx);
  }

  private void onMessage(ChannelHandlerContext ctx, HttpObject message) {
    if (message instanceof HttpRequest head) {
      onHead(ctx, head);
    } else if (message instanceof HttpContent content && exchange != null) {
      onContent(ctx, exchange, content);
    }
  }

  private void onHead(ChannelHandlerContext ctx, HttpRequest head) {
    watch.enter(Phase.BODY);
    Admission.Decision decision = admission.decide(head, remote(ctx));
    boolean keepAlive = HttpUtil.isKeepAlive(head) && !finishing.getAsBoolean();
    AnswerForm form = AnswerForm.of(head);
    if (decision instanceof Admission.Admitted admitted) {
      exchange = new Exchange(admitted, form, keepAlive);
      waitForRoom(ctx, admitted, HttpUtil.is100ContinueExpected(head));
      return;
    }
    HttpAnswer refusal = ((Admission.Refused) decision).answer();
    if (head.decoderResult().isFailure() || Admission.announcesBody(head)) {
      answer(ctx, form, refusal, false);
    } else {
      exchange = new Exchange(refusal, form, keepAlive);
      next(ctx);
    }
  }

  /** A peer that has to wait is not read from meanwhile: its body stays where it is. */
  private void waitForRoom(
      ChannelHandlerContext ctx, Admission.Admitted admitted, boolean expectsLeave) {
    watch.enter(Phase.CROWDED);
    long turn = watch.turn();
    Runnable room = () -> ctx.executor().execute(() -> onRoom(ctx, turn, expectsLeave));
    if (admitted.share().reserve(admitted.room(), room)) {
      onRoom(ctx, turn, expectsLeave);
    }
  }

  private void onRoom(ChannelHandlerContext ctx, long turn, boolean expectsLeave) {
    if (watch.turn() != turn || !ctx.channel().isActive()) {
      return;
    }
    watch.enter(Phase.BODY);
    if (expectsLeave) {
      ctx.writeAndFlush(AnswerForm.goOn()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
    next(ctx);
  }

  private void onContent(ChannelHandlerContext ctx, Exchange current, HttpContent content) {
    HttpAnswer refusal = current.take(content);
    if (refusal != null) {
      abandon();
      answer(ctx, current.form(), refusal, false);
    } else if (content instanceof LastHttpContent) {
      exchange = null;
      handle(ctx, current);
    } else {
      next(ctx);
    }
  }

  private void handle(ChannelHandlerContext ctx, Exchange current) {
    watch.enter(Phase.HANDLING);
    long turn = watch.turn();
    CompletionStage<HttpAnswer> answer = current.run();
    answer.whenComplete(
        (ready, fault) -> {
          current.release();
          ctx.executor().execute(() -> onAnswer(ctx, current, turn, ready));
        });
  }

  private void onAnswer(ChannelHandlerContext ctx, Exchange current, long turn, HttpAnswer answer) {
    // After the handling deadline the peer has had its answer; a late one is dropped.
    if (watch.turn() != turn || !ctx.channel().isActive()) {
      return;
    }
    if (answer.socket() != null) {
      become(ctx, current, answer.socket());
    } else {
      answer(ctx, current.form(), answer, current.keepAlive() && !finishing.getAsBoolean());
    }
  }

  private void become(ChannelHandlerContext ctx, Exchange current, SocketListener listener) {
    if (SocketUpgrade.accept(ctx, current.head(), listener, watch.clock())) {
      watch.enter(Phase.STREAMING);
      drop();
    } else {
      answer(ctx, current.form(), NO_SOCKET, false);
    }
  }

  private void answer(
      ChannelHandlerContext ctx, AnswerForm form, HttpAnswer answer, boolean keepAlive) {
    if (answer.stream() != null && !form.headOnly()) {
      stream(ctx, form, answer);
      return;
    }
    watch.enter(Phase.WRITING);
    boolean stays = keepAlive && answer.stream() == null;
    ChannelFuture written = ctx.writeAndFlush(form.whole(answer, stays));
    written.addListener(done -> onWritten(ctx, done.isSuccess(), stays));
  }

  private void onWritten(ChannelHandlerContext ctx, boolean success, boolean keepAlive) {
    if (!success) {
      Transport.close(ctx);
    } else if (keepAlive && !finishing.getAsBoolean()) {
      watch.enter(Phase.IDLE);
      next(ctx);
    } else {
      linger(ctx);
    }
  }

  private void stream(ChannelHandlerContext ctx, AnswerForm form, HttpAnswer answer) {
    watch.enter(Phase.STREAMING);
    drop();
    ctx.writeAndFlush(form.head(answer)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    ChannelBodyWriter writer = new ChannelBodyWriter(ctx, () -> linger(ctx));
    ctx.pipeline().addLast(writer);
    writer.run(answer);
    // Reading goes on for one purpose: to see the peer leave.
    ctx.read();
  }

  private void linger(ChannelHandlerContext ctx) {
    watch.enter(Phase.LINGERING);
    drop();
    if (ctx.channel() instanceof DuplexChannel duplex) {
      duplex.shutdownOutput().addListener(done -> ctx.read());
    } else {
      Transport.close(ctx);
    }
  }

  /** A peer that sends on after its answer is heard out for a while, and no longer than that. */
  private void readOn(ChannelHandlerContext ctx, Object message) {
    overrun += message instanceof HttpContent content ? content.content().readableBytes() : 0;
    if (watch.phase() != Phase.LINGERING || overrun <= MAX_OVERRUN) {
      ctx.read();
    }
  }

  private void onDeadline(ChannelHandlerContext ctx, Phase phase) {
    Exchange current = exchange;
    abandon();
    switch (phase) {
      case HEAD, BODY ->
          answer(
              ctx,
              formOf(current),
              HttpAnswer.problem(408, "Request Timeout", "the request did not come in time"),
              false);
      case CROWDED -> answer(ctx, formOf(current), Admission.crowded(), false);
      case HANDLING ->
          answer(
              ctx,
              AnswerForm.BARE,
              HttpAnswer.problem(503, "Service Unavailable", "no answer was ready in time"),
              false);
      default -> Transport.close(ctx);
    }
  }

  private static AnswerForm formOf(@Nullable Exchange current) {
    return current == null ? AnswerForm.BARE : current.form();
  }

  private void next(ChannelHandlerContext ctx) {
    if (inbox != null) {
      inbox.next(ctx);
    }
  }

  private void abandon() {
    if (exchange != null) {
      exchange.release();
      exchange = null;
    }
  }

  private void drop() {
    if (inbox != null) {
      inbox.clear();
    }
  }

  private static String remote(ChannelHandlerContext ctx) {
    return ctx.channel().remoteAddress() instanceof InetSocketAddress address
        ? address.getHostString()
        : "?";
  }
}

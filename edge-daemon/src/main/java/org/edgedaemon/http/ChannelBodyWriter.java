package org.edgedaemon.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the parts of a streamed answer to its channel; everything happens on its event loop. */
final class ChannelBodyWriter extends ChannelInboundHandlerAdapter implements BodyWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelBodyWriter.class);

  private final ChannelHandlerContext ctx;
  private final Runnable onEnd;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private boolean ended;

  ChannelBodyWriter(ChannelHandlerContext ctx, Runnable onEnd) {
    this.ctx = ctx;
    this.onEnd = onEnd;
  }

  /** Hands this writer to the answer; a fault there closes the connection, so the peer sees it. */
  void run(HttpAnswer answer) {
    if (answer.stream() == null) {
      throw new IllegalArgumentException("the answer is not a stream");
    }
    try {
      answer.stream().accept(this);
    } catch (RuntimeException fault) {
      LOG.warn("a streamed answer failed", fault);
      Transport.close(ctx);
    }
  }

  @Override
  public CompletionStage<Void> write(HttpBody part) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    onLoop(() -> send(part, taken));
    return taken;
  }

  @Override
  public CompletionStage<Void> closed() {
    return closed.minimalCompletionStage();
  }

  @Override
  public void end() {
    onLoop(this::finish);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (context.channel().isWritable()) {
      List<CompletableFuture<Void>> free = List.copyOf(waiting);
      waiting.clear();
      free.forEach(taken -> taken.complete(null));
    }
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    ended = true;
    List<CompletableFuture<Void>> lost = List.copyOf(waiting);
    waiting.clear();
    lost.forEach(taken -> taken.completeExceptionally(new ClosedChannelException()));
    closed.complete(null);
    context.fireChannelInactive();
  }

  private void send(HttpBody part, CompletableFuture<Void> taken) {
    if (ended || !ctx.channel().isActive()) {
      taken.completeExceptionally(new ClosedChannelException());
      return;
    }
    if (part.length() > 0) {
      ctx.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(part.array())))
          .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
    if (ctx.channel().isWritable()) {
      taken.complete(null);
    } else {
      waiting.add(taken);
    }
  }

  private void finish() {
    if (ended) {
      return;
    }
    ended = true;
    ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(done -> onEnd.run());
    closed.complete(null);
  }

  private void onLoop(Runnable step) {
    if (ctx.executor().inEventLoop()) {
      step.run();
    } else {
      ctx.executor().execute(step);
    }
  }
}

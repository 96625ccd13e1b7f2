package org.edgedaemon.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpObject;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * Hands over decoded messages one by one, each only when asked for, and reads from the socket only
 * when it is empty. One read of the socket may decode to many messages; they wait here.
 */
final class Inbox {
  private final ArrayDeque<HttpObject> waiting = new ArrayDeque<>();
  private final Consumer<HttpObject> consumer;
  private boolean wanted;
  private boolean busy;

  /** The consumer does not release what it gets. */
  Inbox(Consumer<HttpObject> consumer) {
    this.consumer = consumer;
  }

  void add(ChannelHandlerContext ctx, HttpObject message) {
    waiting.add(message);
    pump(ctx);
  }

  /** Asks for the next message. */
  void next(ChannelHandlerContext ctx) {
    wanted = true;
    pump(ctx);
  }

  /** Drops what waits. */
  void clear() {
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
  }

  // Not by recursion: a peer that pipelines thousands of small requests would exhaust the stack.
  private void pump(ChannelHandlerContext ctx) {
    if (busy) {
      return;
    }
    busy = true;
    try {
      while (wanted && !waiting.isEmpty()) {
        wanted = false;
        consume(waiting.remove());
      }
    } finally {
      busy = false;
    }
    if (wanted) {
      ctx.read();
    }
  }

  private void consume(HttpObject message) {
    try {
      consumer.accept(message);
    } finally {
      ReferenceCountUtil.release(message);
    }
  }
}

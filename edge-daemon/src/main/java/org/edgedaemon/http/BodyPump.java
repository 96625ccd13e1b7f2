package org.edgedaemon.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends the body of one exchange: reads a chunk on a reader thread, writes it when the connection
 * takes more, reads the next one meanwhile. At most one chunk waits here and a few in the
 * connection. Confined to the loop but for the reading.
 */
final class BodyPump {
  /** Read at once. */
  static final int CHUNK = 64 * 1024;

  // A peer that refuses a body closes; what it said before may still be on its way to us.
  private static final long LAST_WORDS_MILLIS = 1_000;

  private final Channel channel;
  private final LineExchange exchange;
  private final FileBody body;
  private final FileFeed feed;
  private final Executor readers;
  private @Nullable HttpRequest head;
  private @Nullable ByteBuf waiting;
  private @Nullable ScheduledFuture<?> pacing;
  private long sent;
  private boolean reading;
  private boolean written;
  private boolean over;

  BodyPump(
      Channel channel, LineExchange exchange, HttpRequest head, FileBody body, Executor readers) {
    this.channel = channel;
    this.exchange = exchange;
    this.head = head;
    this.body = body;
    this.feed = new FileFeed(body);
    this.readers = readers;
  }

  void start() {
    readNext();
  }

  /** Whether the whole body is on its way. */
  boolean written() {
    return written;
  }

  /** Nothing more is sent. */
  void stop() {
    if (over) {
      return;
    }
    over = true;
    if (pacing != null) {
      pacing.cancel(false);
    }
    if (waiting != null) {
      waiting.release();
      waiting = null;
    }
    if (!reading) {
      feed.close();
    }
  }

  /** Takes back what was reported: the body is sent again from its beginning. */
  void takeBack() {
    body.progress().accept(-sent);
    sent = 0;
  }

  /** The connection takes more, or does not any longer. */
  void flow() {
    if (over || waiting == null || !channel.isWritable()) {
      return;
    }
    ByteBuf chunk = waiting;
    waiting = null;
    begin();
    write(chunk);
    if (feed.exhausted()) {
      end();
    } else {
      readNext();
    }
  }

  private void readNext() {
    TransferRate rate = body.rate();
    int most = rate == null ? CHUNK : rate.grant(CHUNK);
    long wait = rate == null ? 0 : rate.reserve(most);
    reading = true;
    exchange.waitsForUs(true);
    if (wait > 0) {
      pacing = channel.eventLoop().schedule(() -> read(most), wait, TimeUnit.NANOSECONDS);
    } else {
      read(most);
    }
  }

  private void read(int most) {
    try {
      readers.execute(() -> readBlocking(most));
    } catch (RejectedExecutionException e) {
      arrived(null, new IllegalStateException("the client is closed", e));
    }
  }

  private void readBlocking(int most) {
    ByteBuf chunk = null;
    Exception trouble = null;
    try {
      chunk = feed.next(channel.alloc(), most);
    } catch (BodyUnreadableException | RuntimeException e) {
      trouble = e;
    }
    handOver(chunk, trouble);
  }

  private void handOver(@Nullable ByteBuf chunk, @Nullable Exception trouble) {
    try {
      channel.eventLoop().execute(() -> arrived(chunk, trouble));
    } catch (RejectedExecutionException e) {
      // The loop has ended, and the exchange with it.
      feed.close();
      if (chunk != null) {
        chunk.release();
      }
    }
  }

  private void arrived(@Nullable ByteBuf chunk, @Nullable Exception trouble) {
    reading = false;
    if (over) {
      feed.close();
      if (chunk != null) {
        chunk.release();
      }
      return;
    }
    exchange.waitsForUs(false);
    if (trouble != null) {
      exchange.fail(trouble);
      return;
    }
    waiting = chunk;
    flow();
  }

  // Not before the file is found to be readable: the peer hears nothing of one that is not.
  private void begin() {
    if (head == null) {
      return;
    }
    listen(channel.write(head), 0);
    head = null;
    if (body.before().length() > 0) {
      ByteBuf text = Unpooled.wrappedBuffer(body.before().array());
      listen(channel.write(new DefaultHttpContent(text)), 0);
    }
  }

  private void write(ByteBuf chunk) {
    int octets = chunk.readableBytes();
    listen(channel.writeAndFlush(new DefaultHttpContent(chunk)), octets);
  }

  private void end() {
    written = true;
    feed.close();
    ByteBuf last = Unpooled.wrappedBuffer(body.after().array());
    listen(channel.writeAndFlush(new DefaultLastHttpContent(last)), 0);
  }

  private void listen(ChannelFuture write, int octets) {
    ChannelFuture unused = write.addListener(done -> written(done, octets));
  }

  private void written(Future<?> done, int octets) {
    if (!done.isSuccess()) {
      broken(done.cause());
      return;
    }
    exchange.progressed();
    if (octets > 0) {
      sent += octets;
      body.progress().accept(octets);
    }
  }

  private void broken(Throwable cause) {
    if (over) {
      return;
    }
    stop();
    ScheduledFuture<?> unused =
        channel
            .eventLoop()
            .schedule(() -> exchange.fail(cause), LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
  }
}

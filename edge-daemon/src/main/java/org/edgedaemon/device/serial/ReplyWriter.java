package org.edgedaemon.device.serial;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongSupplier;
import org.edgedaemon.device.serial.codec.Octets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes replies to a reader on a thread of its own, for a port whose other end takes nothing lets
 * a write hang. The port's owner calls everything here, and frees a write that takes too long by
 * throwing away what waits to be sent.
 */
final class ReplyWriter {
  private static final Logger log = LoggerFactory.getLogger(ReplyWriter.class);

  /** More than this many waiting are too late anyway. */
  private static final int MAX_WAITING = 32;

  /** No reply is empty, but this one. */
  private static final Reply END = new Reply(Octets.NONE, Long.MAX_VALUE);

  private record Reply(Octets bytes, long due) {}

  private final Port port;
  private final Replies replies;
  private final LongSupplier nanoTime;
  private final Tally tally;
  private final BlockingQueue<Reply> waiting = new ArrayBlockingQueue<>(MAX_WAITING + 1);
  private final Thread thread;
  private volatile boolean writing;
  private volatile long writingDue;
  private volatile boolean discarded;

  ReplyWriter(String name, Port port, Replies replies, LongSupplier nanoTime, Tally tally) {
    this.port = port;
    this.replies = replies;
    this.nanoTime = nanoTime;
    this.tally = tally;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    if (replies.any()) {
      thread.start();
    }
  }

  void accepted() {
    send(replies.accepted());
  }

  void refused() {
    send(replies.refused());
  }

  boolean isIdle() {
    return waiting.isEmpty() && !writing;
  }

  /** Frees a write that hangs past its deadline. */
  void supervise() throws IOException {
    if (writing && nanoTime.getAsLong() - writingDue >= 0) {
      discarded = true;
      port.discardOutput();
    }
  }

  /** Sends nothing more. */
  void stop() {
    waiting.clear();
    waiting.add(END);
  }

  /** Whether the port may be closed now: only after {@link #stop}. */
  boolean hasEnded() {
    return !thread.isAlive();
  }

  private void send(Octets bytes) {
    if (bytes.isEmpty()) {
      return;
    }
    long due = nanoTime.getAsLong() + replies.deadline().toNanos();
    if (waiting.size() >= MAX_WAITING || !waiting.offer(new Reply(bytes, due))) {
      tally.replyLate();
    }
  }

  private void run() {
    while (true) {
      try {
        Reply next = waiting.take();
        if (next.bytes().isEmpty()) {
          return;
        }
        write(next);
      } catch (InterruptedException e) {
        log.debug("a writer of replies was interrupted and goes on");
      }
    }
  }

  private void write(Reply reply) {
    if (nanoTime.getAsLong() - reply.due() >= 0) {
      tally.replyLate();
      return;
    }
    discarded = false;
    writingDue = reply.due();
    writing = true;
    try {
      port.write(reply.bytes().toBytes());
      count();
    } catch (IOException e) {
      // The owner sees the same trouble when it reads, and ends the session.
      tally.replyLate();
      log.debug("a reply was not written: {}", e.toString());
    } finally {
      writing = false;
    }
  }

  private void count() {
    if (discarded) {
      tally.replyLate();
    } else {
      tally.replySent();
    }
  }
}

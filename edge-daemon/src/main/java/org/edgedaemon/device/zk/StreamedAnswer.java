package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.zk.codec.ZkFrame;
import org.edgedaemon.device.zk.codec.ZkReply;

/**
 * Passes a dataset on that a device streams over TCP without being asked for chunks. When the sink
 * is slow, no more is taken from the network.
 */
final class StreamedAnswer implements ReplyHandler {
  private final Conversation conversation;
  private final ReadClock clock;
  private final DatasetSink sink;
  private final long size;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final Deque<ByteBuf> parts = new ArrayDeque<>();
  private long received;
  private boolean closed;
  private boolean ended;
  private boolean busy;

  StreamedAnswer(Conversation conversation, ReadClock clock, DatasetSink sink, long size) {
    this.conversation = conversation;
    this.clock = clock;
    this.sink = sink;
    this.size = size;
    sink.begin(size);
  }

  /** Completes when the sink has taken everything. */
  CompletableFuture<Void> done() {
    return done;
  }

  @Override
  public Next onReply(ZkFrame frame) {
    switch (frame.command()) {
      case ZkReply.DATA -> onPart(frame);
      case ZkReply.OK -> closed = true;
      case ZkReply.PREPARE_DATA -> fail("announces its log twice");
      default -> fail("breaks its log off with " + ZkReply.describe(frame.command()));
    }
    if (clock.isSpent()) {
      fail("takes too long to hand over its log");
    }
    return progress();
  }

  private void onPart(ZkFrame frame) {
    received += frame.data().readableBytes();
    if (received > size) {
      fail("sends more of its log than it announced");
    } else if (!done.isDone()) {
      parts.add(frame.data().retain());
      drain();
    }
  }

  private Next progress() {
    if (done.isDone()) {
      return Next.DONE;
    }
    if (received < size) {
      return Next.MORE;
    }
    return closed ? Next.DONE : Next.CLOSING;
  }

  @Override
  public void onComplete() {
    ended = true;
    drain();
  }

  @Override
  public void onFailure(DeviceException failure) {
    stop(failure);
  }

  @Override
  public boolean strictSession() {
    return false;
  }

  private void drain() {
    while (!busy && !done.isDone()) {
      ByteBuf part = parts.poll();
      if (part == null) {
        if (ended) {
          done.complete(null);
        }
        return;
      }
      feed(part);
    }
  }

  private void feed(ByteBuf part) {
    CompletableFuture<Void> taken = sink.accept(part).toCompletableFuture();
    if (taken.isDone()) {
      taken(part, taken);
      return;
    }
    busy = true;
    clock.waitingBegins();
    conversation.pause(true);
    var unused =
        taken.whenCompleteAsync(
            (none, failure) -> {
              busy = false;
              clock.waitingEnds();
              taken(part, taken);
              conversation.pause(false);
              drain();
            },
            conversation.transport().loop());
  }

  private void taken(ByteBuf part, CompletableFuture<Void> taken) {
    part.release();
    if (taken.isCompletedExceptionally()) {
      var unused = taken.whenComplete((none, failure) -> stop(Failures.unwrap(failure)));
    }
  }

  private void fail(String what) {
    stop(conversation.peer().failure(Reason.INCOMPLETE, what));
  }

  private void stop(Throwable failure) {
    parts.forEach(ByteBuf::release);
    parts.clear();
    done.completeExceptionally(failure);
  }
}

package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.zk.codec.BulkAnswer;
import org.edgedaemon.device.zk.codec.ZkFrame;
import org.edgedaemon.device.zk.codec.ZkReply;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answer to the request that opens a bulk read: the device chooses whether it sends the
 * dataset at once in one packet, streams it, or prepares it to be fetched in chunks.
 */
final class OpeningAnswer implements ReplyHandler {
  /** What the device chose. */
  sealed interface Opening {}

  /** The whole dataset, owned by the receiver. */
  record Inline(ByteBuf bytes) implements Opening {}

  /** The dataset waits to be fetched. */
  record Prepared(long size) implements Opening {}

  /** The dataset was streamed into the sink. */
  record Streamed() implements Opening {}

  /** The device did something else. */
  record Refused(int code) implements Opening {}

  /**
   * A stream of datagrams cannot be stopped, so it is collected; logs of such devices are small.
   */
  static final long MAX_DATAGRAM_STREAM = 8L << 20;

  private final Conversation conversation;
  private final ReadClock clock;
  private final DatasetSink sink;
  private final CompletableFuture<Opening> future = new CompletableFuture<>();
  private @Nullable ReplyHandler stream;
  private @Nullable Opening opening;

  OpeningAnswer(Conversation conversation, ReadClock clock, DatasetSink sink) {
    this.conversation = conversation;
    this.clock = clock;
    this.sink = sink;
  }

  CompletableFuture<Opening> future() {
    return future;
  }

  @Override
  public Next onReply(ZkFrame frame) {
    if (stream != null) {
      return stream.onReply(frame);
    }
    switch (frame.command()) {
      case ZkReply.DATA -> opening = new Inline(frame.data().retain());
      case ZkReply.OK -> opening = new Prepared(BulkAnswer.preparedSize(frame.data()));
      case ZkReply.PREPARE_DATA -> {
        return openStream(BulkAnswer.streamSize(frame.data()));
      }
      default -> opening = new Refused(frame.command());
    }
    return Next.DONE;
  }

  private Next openStream(long size) {
    if (conversation.carrier() == Carrier.TCP) {
      StreamedAnswer answer = new StreamedAnswer(conversation, clock, sink, size);
      var unused = answer.done().whenComplete((none, failure) -> settle(failure));
      stream = answer;
    } else if (size > MAX_DATAGRAM_STREAM) {
      settle(tooLarge(size));
      return Next.DONE;
    } else {
      Parts parts = new Parts(size, Carrier.UDP);
      stream = new ChunkAnswer(parts, conversation.peer(), clock, new Collected(size));
    }
    return size == 0 ? Next.CLOSING : Next.MORE;
  }

  @Override
  public void onComplete() {
    if (stream != null) {
      stream.onComplete();
    } else if (opening != null) {
      future.complete(opening);
    }
  }

  @Override
  public void onFailure(DeviceException failure) {
    if (stream != null) {
      stream.onFailure(failure);
    }
    settle(failure);
  }

  @Override
  public boolean strictSession() {
    return false;
  }

  private void settle(@Nullable Throwable failure) {
    if (failure == null) {
      future.complete(new Streamed());
    } else {
      future.completeExceptionally(failure);
    }
  }

  private DeviceException tooLarge(long size) {
    return conversation
        .peer()
        .failure(
            Reason.UNSUPPORTED,
            "streams " + size + " bytes over UDP without being asked; use transport: tcp");
  }

  /** Passes a collected stream on. */
  private final class Collected implements ChunkAnswer.Requester {
    private final long size;

    Collected(long size) {
      this.size = size;
    }

    @Override
    public void onChunk(@Nullable ByteBuf bytes) {
      if (bytes == null) {
        onFailure(conversation.peer().failure(Reason.INCOMPLETE, "sent parts that do not fit"));
        return;
      }
      sink.begin(size);
      clock.waitingBegins();
      sink.accept(bytes)
          .whenCompleteAsync(
              (none, failure) -> {
                clock.waitingEnds();
                bytes.release();
                settle(failure);
              },
              conversation.transport().loop());
    }

    @Override
    public void onFailure(DeviceException failure) {
      settle(
          failure instanceof NoAnswerException
              ? conversation
                  .peer()
                  .failure(Reason.INCOMPLETE, "loses datagrams on the way; use transport: tcp")
              : failure);
    }
  }
}

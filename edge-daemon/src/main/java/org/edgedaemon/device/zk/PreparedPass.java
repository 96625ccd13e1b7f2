package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a prepared dataset: chunk by chunk, strictly one after the other. Reading a chunk
 * is idempotent, so a chunk that does not come whole is asked for again, over UDP in ever smaller
 * pieces.
 */
final class PreparedPass implements ChunkAnswer.Requester {
  /** What the vendor's own software asks for over TCP. */
  static final int TCP_CHUNK = 65_472;

  private static final int[] UDP_CHUNKS = {16_384, 4_096, 1_024};
  private static final int TCP_TRIES = 2;
  private static final int UDP_TRIES = 3;

  private final Conversation conversation;
  private final ReadClock clock;
  private final DatasetSink sink;
  private final long size;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private long offset;
  private int asked;
  private int failures;
  private int shrunk;

  PreparedPass(Conversation conversation, ReadClock clock, DatasetSink sink, long size) {
    this.conversation = conversation;
    this.clock = clock;
    this.sink = sink;
    this.size = size;
  }

  CompletableFuture<Void> run() {
    sink.begin(size);
    request();
    return done;
  }

  private void request() {
    if (offset == size) {
      done.complete(null);
      return;
    }
    asked = (int) Math.min(chunkSize(), size - offset);
    Carrier carrier = conversation.carrier();
    conversation.call(
        ZkRequest.chunk(offset, asked),
        Patience.chunk(conversation.timeouts(), carrier),
        new ChunkAnswer(new Parts(asked, carrier), conversation.peer(), clock, this));
  }

  @Override
  public void onChunk(@Nullable ByteBuf bytes) {
    if (bytes == null) {
      retry(conversation.peer().failure(Reason.INCOMPLETE, "sent parts that do not fit together"));
      return;
    }
    failures = 0;
    offset += asked;
    CompletableFuture<Void> taken = sink.accept(bytes).toCompletableFuture();
    if (taken.isDone()) {
      bytes.release();
      proceed(taken);
      return;
    }
    clock.waitingBegins();
    var unused =
        taken.whenCompleteAsync(
            (none, failure) -> {
              clock.waitingEnds();
              bytes.release();
              proceed(taken);
            },
            conversation.transport().loop());
  }

  private void proceed(CompletableFuture<Void> taken) {
    if (taken.isCompletedExceptionally()) {
      var unused =
          taken.whenComplete(
              (none, failure) -> done.completeExceptionally(Failures.unwrap(failure)));
    } else {
      request();
    }
  }

  @Override
  public void onFailure(DeviceException failure) {
    if (failure instanceof NoAnswerException && !conversation.ended().isDone()) {
      retry(failure);
    } else {
      done.completeExceptionally(failure);
    }
  }

  private void retry(DeviceException failure) {
    failures++;
    boolean tcp = conversation.carrier() == Carrier.TCP;
    if (clock.isSpent()) {
      fail(Reason.INCOMPLETE, "takes too long to hand over its log", failure);
    } else if (failures < (tcp ? TCP_TRIES : UDP_TRIES)) {
      request();
    } else if (tcp) {
      fail(Reason.BROKEN, "stopped in the middle of its log", failure);
    } else if (shrunk + 1 < UDP_CHUNKS.length) {
      shrunk++;
      failures = 0;
      request();
    } else {
      fail(Reason.INCOMPLETE, "loses datagrams on the way; use transport: tcp", failure);
    }
  }

  private void fail(Reason reason, String what, DeviceException cause) {
    done.completeExceptionally(conversation.peer().failure(reason, what, cause));
  }

  private int chunkSize() {
    return conversation.carrier() == Carrier.TCP ? TCP_CHUNK : UDP_CHUNKS[shrunk];
  }
}

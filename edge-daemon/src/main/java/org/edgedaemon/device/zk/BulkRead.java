package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.zk.OpeningAnswer.Inline;
import org.edgedaemon.device.zk.OpeningAnswer.Opening;
import org.edgedaemon.device.zk.OpeningAnswer.Prepared;
import org.edgedaemon.device.zk.OpeningAnswer.Refused;
import org.edgedaemon.device.zk.OpeningAnswer.Streamed;
import org.edgedaemon.device.zk.codec.Dataset;
import org.edgedaemon.device.zk.codec.ZkReply;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads one dataset, in as many passes as its reader needs: prepared buffers and inline answers are
 * passed over again as they are, streams are asked for again. Ends with {@link #release}.
 */
final class BulkRead {
  /** Far beyond every log: what announces more is out of step. */
  static final long MAX_SIZE = 256L << 20;

  private final Conversation conversation;
  private final ReadClock clock;
  private final Dataset dataset;
  private @Nullable Opening opening;
  private final boolean countedEmpty;
  private boolean direct;

  /**
   * @param countedEmpty whether the device counts no records: then a refusal of the old way of
   *     reading means an empty dataset
   */
  BulkRead(Conversation conversation, ReadClock clock, Dataset dataset, boolean countedEmpty) {
    this.conversation = conversation;
    this.clock = clock;
    this.dataset = dataset;
    this.countedEmpty = countedEmpty;
  }

  /** Whether the device was read the old way, which some firmware answers with noise. */
  boolean isDirect() {
    return direct;
  }

  /** Passes the whole dataset to a sink; completes when the sink has taken everything. */
  CompletableFuture<Void> pass(DatasetSink sink) {
    if (opening instanceof Prepared || opening instanceof Inline) {
      return replay(opening, sink);
    }
    if (opening instanceof Streamed && direct) {
      return open(ZkRequest.direct(dataset), sink).thenCompose(next -> took(next, sink));
    }
    return prepare(sink).thenCompose(first -> took(first, sink));
  }

  /** Gives the device its memory back. Never fails. */
  CompletableFuture<Void> release() {
    if (opening instanceof Inline inline) {
      inline.bytes().release();
      opening = null;
      return CompletableFuture.completedFuture(null);
    }
    opening = null;
    return free();
  }

  /** Clears what a crashed client may have left; a refused request is tried once more. */
  private CompletableFuture<Opening> prepare(DatasetSink sink) {
    return free()
        .thenCompose(none -> open(ZkRequest.prepare(dataset), sink))
        .thenCompose(
            first ->
                isUnsupported(first)
                    ? free().thenCompose(none -> open(ZkRequest.prepare(dataset), sink))
                    : CompletableFuture.completedFuture(first))
        .thenCompose(
            second ->
                isUnsupported(second)
                    ? openDirect(sink)
                    : CompletableFuture.completedFuture(second));
  }

  private CompletableFuture<Opening> openDirect(DatasetSink sink) {
    direct = true;
    return open(ZkRequest.direct(dataset), sink);
  }

  private CompletableFuture<Opening> open(ZkRequest request, DatasetSink sink) {
    OpeningAnswer answer = new OpeningAnswer(conversation, clock, sink);
    Patience patience = Patience.prepare(conversation.timeouts(), conversation.carrier());
    conversation.call(request, patience, answer);
    return answer.future();
  }

  private CompletableFuture<Void> took(Opening next, DatasetSink sink) {
    opening = next;
    if (next instanceof Streamed) {
      return CompletableFuture.completedFuture(null);
    }
    if (next instanceof Refused refused) {
      return direct && countedEmpty && refused.code() == ZkReply.ERROR
          ? new PreparedPass(conversation, clock, sink, 0).run()
          : refused(refused.code());
    }
    return replay(next, sink);
  }

  private CompletableFuture<Void> replay(Opening whole, DatasetSink sink) {
    if (whole instanceof Inline inline) {
      ByteBuf bytes = inline.bytes();
      sink.begin(bytes.readableBytes());
      return sink.accept(bytes.duplicate()).toCompletableFuture();
    }
    long size = direct ? 0 : ((Prepared) whole).size();
    if (size > MAX_SIZE) {
      return failed(Reason.INCOMPLETE, "announces " + size + " bytes, more than any log has");
    }
    return new PreparedPass(conversation, clock, sink, size).run();
  }

  private CompletableFuture<Void> refused(int code) {
    if (code == ZkReply.NO_BUFFER) {
      return failed(
          Reason.UNSUPPORTED,
          "could not prepare its log (4989): it may be set to access control, where no attendance"
              + " is kept (menu: Device Type Setting), or be out of memory (restart it)");
    }
    String how = direct ? " (asked both ways)" : "";
    return failed(
        ZkReply.isUnsupported(code) ? Reason.UNSUPPORTED : Reason.INCOMPLETE,
        "does not hand over its "
            + dataset.name().toLowerCase(Locale.ROOT)
            + " dataset: it answers "
            + ZkReply.describe(code)
            + how);
  }

  private CompletableFuture<Void> failed(Reason reason, String what) {
    return CompletableFuture.failedFuture(conversation.peer().failure(reason, what));
  }

  private CompletableFuture<Void> free() {
    return conversation.ask(ZkRequest.freeData()).handle((answer, failure) -> null);
  }

  private static boolean isUnsupported(Opening opening) {
    return opening instanceof Refused refused && ZkReply.isUnsupported(refused.code());
  }
}

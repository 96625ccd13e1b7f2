package org.edgedaemon.device.zk;

import io.netty.buffer.ByteBuf;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.zk.codec.BulkAnswer;
import org.edgedaemon.device.zk.codec.ZkFrame;
import org.edgedaemon.device.zk.codec.ZkReply;
import org.jspecify.annotations.Nullable;

/** Takes the answer to one chunk request: one data packet, or an announcement and parts. */
final class ChunkAnswer implements ReplyHandler {
  /** Who asked for the chunk. */
  interface Requester {
    /**
     * The chunk ended.
     *
     * @param bytes owned by the callee; null when the parts do not make up the chunk
     */
    void onChunk(@Nullable ByteBuf bytes);

    void onFailure(DeviceException failure);
  }

  private final Parts parts;
  private final Peer peer;
  private final ReadClock clock;
  private final Requester requester;
  private boolean announced;
  private boolean closed;
  private @Nullable DeviceException refusal;

  ChunkAnswer(Parts parts, Peer peer, ReadClock clock, Requester requester) {
    this.parts = parts;
    this.peer = peer;
    this.clock = clock;
    this.requester = requester;
  }

  @Override
  public Next onReply(ZkFrame frame) {
    if (clock.isSpent()) {
      return refuse(Reason.INCOMPLETE, "takes too long to hand over its log");
    }
    switch (frame.command()) {
      case ZkReply.PREPARE_DATA -> {
        announced = true;
        long size = BulkAnswer.streamSize(frame.data());
        if (size != parts.expected()) {
          return refuse(
              Reason.INCOMPLETE, "announces " + size + " bytes for " + parts.expected() + " asked");
        }
      }
      case ZkReply.DATA -> parts.add(frame);
      case ZkReply.OK -> closed = true;
      default -> {
        String code = ZkReply.describe(frame.command());
        return refuse(Reason.INCOMPLETE, "lost the prepared log: it answers " + code);
      }
    }
    return progress();
  }

  private Next progress() {
    if (!parts.isWhole()) {
      return Next.MORE;
    }
    return announced && !closed ? Next.CLOSING : Next.DONE;
  }

  private Next refuse(Reason reason, String what) {
    refusal = peer.failure(reason, what);
    return Next.DONE;
  }

  @Override
  public void onComplete() {
    if (refusal != null) {
      onFailure(refusal);
    } else {
      requester.onChunk(parts.join());
    }
  }

  @Override
  public void onFailure(DeviceException failure) {
    parts.release();
    requester.onFailure(failure);
  }

  @Override
  public boolean strictSession() {
    return false;
  }
}

package org.edgedaemon.device.zk;

import java.util.concurrent.Future;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.zk.codec.ZkFrame;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.jspecify.annotations.Nullable;

/** A request with what became of it so far. Owned by its conversation. */
final class PendingCall {
  /** No packet has this reply id: nothing was sent, or it is about to be sent anew. */
  static final int NOT_SENT = -1;

  final ZkRequest request;
  final Patience patience;
  final ReplyHandler handler;
  int replyId = NOT_SENT;
  int sends;
  int retries;
  boolean answered;
  boolean closing;
  private @Nullable Future<?> timer;

  PendingCall(ZkRequest request, Patience patience, ReplyHandler handler) {
    this.request = request;
    this.patience = patience;
    this.handler = handler;
  }

  /** Whether it was sent and nothing came back yet. */
  boolean isAwaited() {
    return replyId != NOT_SENT && !answered;
  }

  /** The same request, sent already, whose answer nobody wants. */
  PendingCall dropped(Patience rest, int retriesUsed) {
    PendingCall call = new PendingCall(request, rest, new Dropped());
    call.replyId = replyId;
    call.sends = rest.sends();
    call.retries = retriesUsed;
    return call;
  }

  /** The one timer of the call; null stops it. */
  void timer(@Nullable Future<?> next) {
    if (timer != null) {
      timer.cancel(false);
    }
    timer = next;
  }

  /** Takes an answer for which nobody waits. */
  private static final class Dropped implements ReplyHandler {
    @Override
    public Next onReply(ZkFrame frame) {
      return Next.DONE;
    }

    @Override
    public void onComplete() {}

    @Override
    public void onFailure(DeviceException failure) {}
  }
}

package org.edgedaemon.device.zk;

import java.util.concurrent.CompletableFuture;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.zk.codec.ZkFrame;
import org.jspecify.annotations.Nullable;

/** Waits for the one packet that answers a plain request. */
final class PlainAnswer implements ReplyHandler {
  private final CompletableFuture<Answer> future = new CompletableFuture<>();
  private @Nullable Answer answer;

  CompletableFuture<Answer> future() {
    return future;
  }

  @Override
  public Next onReply(ZkFrame frame) {
    answer = Answer.of(frame);
    return Next.DONE;
  }

  @Override
  public void onComplete() {
    future.complete(answer);
  }

  @Override
  public void onFailure(DeviceException failure) {
    future.completeExceptionally(failure);
  }
}

package org.edgedaemon.device.zk;

import java.util.concurrent.CompletableFuture;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.zk.codec.ZkReply;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Opens a session: CONNECT, AUTH when the device wants it (once: too many tries lock some devices),
 * and the option that some want to see. Every refusal has its own diagnosis.
 */
final class Handshake {
  private final Conversation conversation;
  private final @Nullable Secret commKey;
  private final Peer peer;

  Handshake(Conversation conversation, @Nullable Secret commKey) {
    this.conversation = conversation;
    this.commKey = commKey;
    this.peer = conversation.peer();
  }

  /** Completes when the device takes commands. */
  CompletableFuture<Void> run() {
    return ask(ZkRequest.connect())
        .exceptionallyCompose(this::onSilence)
        .thenCompose(this::onConnect)
        .thenCompose(done -> introduce());
  }

  private CompletableFuture<Void> onConnect(Answer answer) {
    switch (answer.code()) {
      case ZkReply.OK -> {
        conversation.adopt(answer.session());
        return CompletableFuture.completedFuture(null);
      }
      case ZkReply.UNAUTHORISED -> {
        conversation.adopt(answer.session());
        return authenticate(answer.session());
      }
      default -> {
        return CompletableFuture.failedFuture(refusal(answer.code()));
      }
    }
  }

  private CompletableFuture<Void> authenticate(int session) {
    int key = commKey == null ? 0 : Integer.parseInt(commKey.reveal());
    return ask(ZkRequest.auth(key, session)).thenCompose(this::onAuth);
  }

  private CompletableFuture<Void> onAuth(Answer answer) {
    if (answer.code() == ZkReply.OK) {
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.failedFuture(
        answer.code() == ZkReply.UNAUTHORISED ? wrongKey() : refusal(answer.code()));
  }

  private CompletableFuture<Void> introduce() {
    conversation.established();
    return conversation.ask(ZkRequest.sdkBuild()).handle(Handshake::ignoreSilence);
  }

  private CompletableFuture<Answer> ask(ZkRequest request) {
    Patience patience = Patience.handshake(conversation.timeouts(), conversation.carrier());
    return conversation.ask(request, patience);
  }

  private CompletableFuture<Answer> onSilence(Throwable failure) {
    DeviceException cause = Failures.asDevice(failure, peer);
    if (!(cause instanceof NoAnswerException)) {
      return CompletableFuture.failedFuture(cause);
    }
    return CompletableFuture.failedFuture(
        conversation.carrier() == Carrier.TCP
            ? peer.failure(
                Reason.BUSY,
                "took the TCP connection but did not answer: another program may hold this"
                    + " terminal, or it serves push only, or TCP is off in its menu")
            : peer.failure(Reason.UNREACHABLE, "did not answer over UDP"));
  }

  private DeviceException wrongKey() {
    return peer.failure(
        Reason.CREDENTIALS,
        commKey == null
            ? "wants a comm key and none is configured: set comm_key_file to the key in its"
                + " communication menu"
            : "refuses the comm key: compare it with the one in its communication menu");
  }

  private DeviceException refusal(int code) {
    return switch (code) {
      case ZkReply.SECURE ->
          peer.failure(
              Reason.UNSUPPORTED,
              "has secure firmware that does not offer the plain protocol (6001): look for a menu"
                  + " option for legacy or standalone communication, or use push (kind: zk-push)");
      case ZkReply.LOCKED ->
          peer.failure(
              Reason.CREDENTIALS,
              "is locked after too many wrong comm keys (2032): restart it and correct the key");
      default ->
          peer.failure(Reason.UNSUPPORTED, "refuses to connect with " + ZkReply.describe(code));
    };
  }

  /** A device may refuse or ignore the option; a lost session shows at the next request. */
  private static @Nullable Void ignoreSilence(@Nullable Answer answer, @Nullable Throwable thrown) {
    return null;
  }
}

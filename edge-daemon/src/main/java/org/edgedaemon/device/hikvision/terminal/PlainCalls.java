package org.edgedaemon.device.hikvision.terminal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.StreamResult;

/** Calls with an end, one after the other; a busy terminal is asked again a little. */
final class PlainCalls {
  private static final int BUSY_TRIES = 3;
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final String PROBE = "/ISAPI/Security/userCheck";

  private final Peer peer;
  private final TerminalParts parts;
  private final SignedCalls calls;
  private final AnswerReader reader;
  private final CallQueue queue;

  PlainCalls(Peer peer, TerminalParts parts, SignedCalls calls, AnswerReader reader) {
    this.peer = peer;
    this.parts = parts;
    this.calls = calls;
    this.reader = reader;
    this.queue =
        new CallQueue(peer, calls.line(), parts.timeouts().pace().toNanos(), parts.nanoTime());
  }

  CompletionStage<IsapiAnswer> get(String target) {
    return queue.add(() -> make("GET", target, HttpBody.EMPTY, Map.of(), 1));
  }

  CompletionStage<IsapiAnswer> send(String method, String target, HttpBody body, String type) {
    return queue.add(() -> make(method, target, body, Map.of("Content-Type", type), 1));
  }

  /** A question by POST that goes out if it is still wanted when its turn comes. */
  CompletionStage<IsapiAnswer> search(String target, HttpBody body, BooleanSupplier wanted) {
    return queue.add(() -> make("POST", target, body, JSON, 1), wanted);
  }

  /** Whether an HTTP server that knows us not is there; costs no login. */
  CompletionStage<Answer> probe() {
    return queue.add(() -> calls.probe(PROBE));
  }

  void close() {
    queue.close();
  }

  private CompletionStage<IsapiAnswer> make(
      String method, String target, HttpBody body, Map<String, String> headers, int count) {
    Stopwatch watch = new Stopwatch(parts.clock(), parts.nanoTime());
    Ask ask = new Ask(method, target, body, headers, request -> timed(request, watch));
    return calls
        .make(ask)
        .thenApply(result -> answer(result, watch))
        .exceptionallyCompose(
            thrown -> {
              DeviceException failure = peer.asDevice(thrown);
              return AnswerReader.shortly(failure) && count < BUSY_TRIES
                  ? pause().thenCompose(none -> make(method, target, body, headers, count + 1))
                  : CompletableFuture.failedFuture(failure);
            });
  }

  private CompletionStage<StreamResult> timed(ClientRequest request, Stopwatch watch) {
    watch.start();
    return calls
        .line()
        .call(request)
        .thenApply(
            result -> {
              watch.stop();
              return new StreamResult.Ended(result);
            });
  }

  private IsapiAnswer answer(StreamResult result, Stopwatch watch) {
    if (result instanceof StreamResult.Ended ended && ended.result() instanceof Answer answer) {
      return reader.read(answer, watch.middle(), watch.took());
    }
    throw peer.unanswered((Failure) ((StreamResult.Ended) result).result());
  }

  private CompletionStage<Void> pause() {
    CompletableFuture<Void> over = new CompletableFuture<>();
    long nanos = parts.timeouts().busyPause().toNanos();
    var unused =
        calls.line().loop().schedule(() -> over.complete(null), nanos, TimeUnit.NANOSECONDS);
    return over;
  }
}

package org.edgedaemon.http;

import io.netty.handler.codec.http.HttpContent;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One admitted (or refused, but to be read to its end) request, from its head to its answer. */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final HttpAnswer FAULT =
      HttpAnswer.problem(500, "Internal Server Error", "the call failed; see the log");

  private final Admission.@Nullable Admitted admitted;
  private final @Nullable HttpAnswer refusal;
  private final AnswerForm form;
  private final boolean keepAlive;
  private final ByteSink sink;

  Exchange(Admission.Admitted admitted, AnswerForm form, boolean keepAlive) {
    this.admitted = admitted;
    this.refusal = null;
    this.form = form;
    this.keepAlive = keepAlive;
    this.sink = new ByteSink(admitted.expected(), admitted.share()::take);
  }

  Exchange(HttpAnswer refusal, AnswerForm form, boolean keepAlive) {
    this.admitted = null;
    this.refusal = refusal;
    this.form = form;
    this.keepAlive = keepAlive;
    this.sink = new ByteSink(0);
  }

  /** Of an admitted request. */
  ServerRequest head() {
    if (admitted == null) {
      throw new IllegalStateException("the request was refused");
    }
    return admitted.head();
  }

  AnswerForm form() {
    return form;
  }

  boolean keepAlive() {
    return keepAlive;
  }

  /** Takes a part of the body; the refusal when it is malformed or one too many. */
  @Nullable HttpAnswer take(HttpContent content) {
    if (content.decoderResult().isFailure()) {
      return Admission.malformed(content.decoderResult().cause());
    }
    sink.add(content.content());
    if (admitted == null || !sink.full()) {
      return null;
    }
    return sink.starved() ? Admission.crowded() : Admission.tooLarge(admitted.maxBody());
  }

  /** The body is no longer held. */
  void release() {
    if (admitted != null) {
      admitted.share().release();
    }
  }

  /** The answer, a fault of the handler turned into a 500. Never completes exceptionally. */
  CompletionStage<HttpAnswer> run() {
    if (admitted == null) {
      return CompletableFuture.completedFuture(refusal == null ? FAULT : refusal);
    }
    return ask(admitted);
  }

  private CompletionStage<HttpAnswer> ask(Admission.Admitted request) {
    HttpBody body = sink.toBody();
    if (request.gzip()) {
      try {
        BoundedGzip.Unpacked unpacked =
            BoundedGzip.unpack(body, request.maxBody(), false, request.share()::take);
        if (unpacked.starved()) {
          return CompletableFuture.completedFuture(Admission.crowded());
        }
        if (unpacked.truncated()) {
          return CompletableFuture.completedFuture(Admission.tooLarge(request.maxBody()));
        }
        body = unpacked.body();
      } catch (IOException e) {
        return CompletableFuture.completedFuture(
            Admission.badRequest("the body is not well-formed gzip"));
      }
    }
    return call(request.route(), request.head().withBody(body));
  }

  private static CompletionStage<HttpAnswer> call(Route route, ServerRequest request) {
    try {
      return route
          .handler()
          .handle(request)
          .handle((answer, fault) -> answer == null ? failed(route, fault) : answer);
    } catch (RuntimeException fault) {
      return CompletableFuture.completedFuture(failed(route, fault));
    }
  }

  private static HttpAnswer failed(Route route, @Nullable Throwable fault) {
    Throwable cause =
        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    LOG.warn("{} {} failed", route.method(), route.template(), cause);
    return FAULT;
  }
}

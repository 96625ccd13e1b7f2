package org.edgedaemon.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.edgedaemon.http.BodyWriter;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.HttpHandler;
import org.edgedaemon.http.ServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs operations off the event loop and turns what comes back into answers. */
final class Answering {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

  private final Executor blocking;
  private final ScheduledExecutorService ticks;

  Answering(Executor blocking, ScheduledExecutorService ticks) {
    this.blocking = blocking;
    this.ticks = ticks;
  }

  /** Writes an answer on a thread that may wait. */
  @FunctionalInterface
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** One JSON value; an {@link HttpAnswer} goes as it is. */
  HttpHandler plain(Function<Call, Object> operation) {
    return request -> {
      CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
      try {
        blocking.execute(() -> answer.complete(answer(request, operation)));
      } catch (RejectedExecutionException e) {
        answer.complete(overloaded());
      }
      return answer;
    };
  }

  /** Lines of progress, then the result; starts when the head is out. */
  HttpHandler streamed(Function<Call, Function<ProgressListener, Object>> operation) {
    return request -> CompletableFuture.completedFuture(started(request, operation));
  }

  /** JSON that is written bit by bit; one that breaks off in the middle has no end. */
  HttpHandler written(Function<Call, Writing> operation) {
    return plain(
        call -> {
          Writing writing = operation.apply(call);
          return HttpAnswer.stream(200, HttpAnswer.JSON, writer -> write(writing, writer));
        });
  }

  private void write(Writing writing, BodyWriter writer) {
    try {
      blocking.execute(
          () -> {
            try (AnswerOutput out = new AnswerOutput(writer)) {
              writing.to(out);
            } catch (IOException | RuntimeException e) {
              LOG.warn("an answer broke off: {}", e.toString());
              writer.end();
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.warn("an answer broke off: too many admin calls are under way");
      writer.end();
    }
  }

  private HttpAnswer started(
      ServerRequest request, Function<Call, Function<ProgressListener, Object>> operation) {
    try {
      Function<ProgressListener, Object> work = operation.apply(new Call(request));
      return HttpAnswer.stream(200, HttpAnswer.NDJSON, writer -> run(work, writer));
    } catch (OperationException e) {
      return problem(e);
    }
  }

  private void run(Function<ProgressListener, Object> work, BodyWriter writer) {
    ProgressStream stream = new ProgressStream(writer, ticks);
    try {
      blocking.execute(() -> stream.end(lastLine(work, stream)));
    } catch (RejectedExecutionException e) {
      stream.end(StreamLine.error(busy(e)));
    }
  }

  private static StreamLine lastLine(
      Function<ProgressListener, Object> work, ProgressListener progress) {
    try {
      return StreamLine.result(work.apply(progress));
    } catch (RuntimeException e) {
      return StreamLine.error(Failures.of(e));
    }
  }

  private static HttpAnswer answer(ServerRequest request, Function<Call, Object> operation) {
    try {
      Object value = operation.apply(new Call(request));
      return value instanceof HttpAnswer whole ? whole : json(200, HttpAnswer.JSON, value);
    } catch (RuntimeException e) {
      return problem(Failures.of(e));
    }
  }

  private static HttpAnswer problem(OperationException e) {
    ApiProblem problem = ApiProblem.of(e);
    return json(problem.status(), HttpAnswer.PROBLEM, problem);
  }

  private static HttpAnswer json(int status, String type, Object value) {
    return HttpAnswer.of(status, type, HttpBody.ofOwned(bytes(value)));
  }

  static byte[] bytes(Object value) {
    try {
      return AdminJson.mapper().writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(value.getClass() + " cannot be written as JSON", e);
    }
  }

  private static HttpAnswer overloaded() {
    return HttpAnswer.problem(
        503, "Service Unavailable", "too many admin calls are under way: try again in a moment");
  }

  private static OperationException busy(RejectedExecutionException cause) {
    return new OperationException(
        OperationException.Reason.IN_USE,
        "too many admin calls are under way: try again in a moment",
        cause);
  }
}

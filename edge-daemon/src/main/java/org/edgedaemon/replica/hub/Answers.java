package org.edgedaemon.replica.hub;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.ServerRequest;
import org.edgedaemon.replica.TablesException;
import org.edgedaemon.replica.wire.Gzip;
import org.edgedaemon.replica.wire.MalformedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered: packed where the slave takes it, and words for what went wrong. */
final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();

  /** JSON. Packs it: not for event loops. */
  static HttpAnswer json(ServerRequest request, byte[] json) {
    boolean packs =
        json.length >= Gzip.WORTHWHILE
            && request.header("Accept-Encoding").orElse("").contains("gzip");
    return packs
        ? HttpAnswer.of(200, HttpAnswer.JSON, HttpBody.ofOwned(Gzip.pack(json)))
            .withHeader("Content-Encoding", "gzip")
        : HttpAnswer.of(200, HttpAnswer.JSON, HttpBody.ofOwned(json));
  }

  /** The database did its part. */
  void well() {
    if (trouble.getAndSet(null) != null) {
      log.info("the master's database works again");
    }
  }

  HttpAnswer failed(Throwable fault) {
    Throwable cause =
        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    if (cause instanceof MalformedException) {
      return HttpAnswer.problem(400, "Bad Request", String.valueOf(cause.getMessage()));
    }
    if (cause instanceof RejectedExecutionException) {
      return later(String.valueOf(cause.getMessage()), 1);
    }
    if (cause instanceof TablesException) {
      note(cause);
      return later("the master's database cannot be used now", 5);
    }
    throw new CompletionException(cause);
  }

  /** Told once, until it works again. */
  void note(Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    if (trouble.getAndSet(text) == null) {
      log.warn("slaves wait: {}", text);
    }
  }

  /** Why the database did not do its part when it last should; empty when it did. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble.get());
  }

  private static HttpAnswer later(String why, int seconds) {
    return HttpAnswer.problem(503, "Service Unavailable", why + ": try again shortly")
        .withHeader("Retry-After", Integer.toString(seconds));
  }
}

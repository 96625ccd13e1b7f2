package org.edgedaemon.device.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpHandler;
import org.edgedaemon.http.ServerRequest;
import org.edgedaemon.intake.IntakeException;

/** What the calls have in common: who calls, the body off the event loop, what cannot be stored. */
final class Calls {
  private final ApiParts parts;
  private final Doorkeeper doorkeeper;

  Calls(ApiParts parts, Doorkeeper doorkeeper) {
    this.parts = parts;
    this.doorkeeper = doorkeeper;
  }

  /** A call with a body that could be read. */
  record Call(Caller caller, ServerRequest request, JsonNode body) {
    ApiDevice device() {
      return caller.device();
    }
  }

  /** Answers on the worker; fails with an {@link IntakeException} when it cannot be stored. */
  interface Work {
    CompletionStage<HttpAnswer> on(Call call);
  }

  HttpHandler handler(Work work) {
    return request -> {
      Caller caller = doorkeeper.caller(request);
      if (caller == null) {
        return CompletableFuture.completedFuture(Doorkeeper.stranger());
      }
      caller.device().called(parts.clock().instant());
      return CompletableFuture.supplyAsync(() -> begin(caller, request, work), parts.worker())
          .thenCompose(stage -> stage)
          .exceptionally(Calls::failed)
          .whenComplete((answer, fault) -> note(caller, answer, fault));
    };
  }

  private static CompletionStage<HttpAnswer> begin(
      Caller caller, ServerRequest request, Work work) {
    Bodies.Body body = Bodies.read(request);
    JsonNode json = body.json();
    return json == null
        ? CompletableFuture.completedFuture(body.refusal())
        : work.on(new Call(caller, request, json));
  }

  private static HttpAnswer failed(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof IntakeException) {
      return Answers.cannotStore();
    }
    throw new CompletionException(cause);
  }

  private static void note(Caller caller, HttpAnswer answer, Throwable fault) {
    if (fault != null || answer.status() >= 400) {
      caller.device().refused();
    }
  }
}

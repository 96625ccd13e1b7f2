package org.edgedaemon.http;

import java.util.concurrent.CompletionStage;

/** Answers a request. Called on an event loop: blocking work goes to the handler's own executor. */
@FunctionalInterface
public interface HttpHandler {
  CompletionStage<HttpAnswer> handle(ServerRequest request);
}

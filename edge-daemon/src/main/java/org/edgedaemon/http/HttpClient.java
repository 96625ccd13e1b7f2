package org.edgedaemon.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.Request;
import org.asynchttpclient.RequestBuilder;

/**
 * Calls one peer. Every call has a connect, a read and a total deadline and always completes with a
 * value; redirects are answers like others and are not followed; TLS is verified; headers are never
 * logged. Built by {@link HttpClients#open}.
 */
public final class HttpClient implements AutoCloseable {
  private final AsyncHttpClient library;
  private final OffloadedResolver resolver;
  private final LinePool lines;
  private final LinePool briefs;
  private final LongSupplier nanoTime;
  private final Set<AnswerCollector> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  HttpClient(
      AsyncHttpClient library,
      OffloadedResolver resolver,
      LinePool lines,
      LinePool briefs,
      LongSupplier nanoTime) {
    this.lines = lines;
    this.briefs = briefs;
    this.library = library;
    this.resolver = resolver;
    this.nanoTime = nanoTime;
  }

  /** Makes a call. The stage completes on an event loop, never exceptionally. */
  public CompletionStage<ClientResult> call(ClientRequest request) {
    long start = nanoTime.getAsLong();
    AnswerCollector first = send(request, request.totalTimeout());
    if (!request.repeatable()) {
      return first.result();
    }
    return first.result().thenCompose(result -> repeatIfStale(request, first, result, start));
  }

  /**
   * As {@link #call}, for very many short calls: with less work for each, and no proxy. A caller
   * that makes the next call out of the stage goes on with the same connection.
   *
   * <p>Such calls have as many connections as others, of their own.
   */
  public CompletionStage<ClientResult> brief(ClientRequest request) {
    return briefs.call(request, null, null).thenApply(HttpClient::whole);
  }

  /**
   * Makes a call whose answer may be long. The body of a 2xx goes to the listener as it came, after
   * the stage has completed; a listener that cannot keep up pauses the stream. Any other answer is
   * collected. Both deadlines of the request hold to the end of the body, but a pause is no
   * silence.
   *
   * <p>Such calls have as many connections as others, of their own, and no proxy.
   */
  public CompletionStage<StreamResult> stream(ClientRequest request, StreamListener listener) {
    return lines.call(request, null, listener);
  }

  /**
   * Makes a call whose body is read from a file while it is sent; the request's own body is not
   * looked at. An answer that comes before the body is through ends the sending, and a success is
   * then a failure. The read deadline counts while the peer takes nothing or owes its answer.
   *
   * <p>Connections as with {@link #stream}.
   */
  public CompletionStage<ClientResult> send(ClientRequest request, FileBody body) {
    return lines.call(request, body, null).thenApply(HttpClient::whole);
  }

  /** Ends the kept-alive connections; calls under way fail. */
  @Override
  public void close() {
    closed = true;
    lines.close();
    briefs.close();
    try {
      library.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the client did not close", e);
    } finally {
      // The library forgets them: they would only end by their deadlines.
      underWay.forEach(HttpClient::abandon);
    }
  }

  private static void abandon(AnswerCollector collector) {
    collector.onThrowable(new IOException("this side has closed it"));
  }

  private static ClientResult whole(StreamResult collected) {
    return ((StreamResult.Ended) collected).result();
  }

  // A server may close a kept-alive connection just as we use it; that says nothing about it.
  private CompletionStage<ClientResult> repeatIfStale(
      ClientRequest request, AnswerCollector first, ClientResult result, long start) {
    Duration left = request.totalTimeout().minusNanos(nanoTime.getAsLong() - start);
    boolean stale =
        first.diedOnOldConnection()
            && result instanceof ClientResult.Failure failure
            && failure.reason() == ClientResult.Reason.BROKEN;
    return stale && !left.isNegative() && !left.isZero()
        ? send(request, left).result()
        : CompletableFuture.completedFuture(result);
  }

  private AnswerCollector send(ClientRequest request, Duration total) {
    AnswerCollector collector = new AnswerCollector(request);
    underWay.add(collector);
    CompletionStage<ClientResult> unusedEnd =
        collector.result().whenComplete((any, fault) -> underWay.remove(collector));
    try {
      // The collector hears everything that the future would say.
      Future<Void> unused = library.executeRequest(libraryRequest(request, total), collector);
    } catch (RuntimeException e) {
      collector.onThrowable(e);
    }
    if (closed) {
      abandon(collector);
    }
    return collector;
  }

  private Request libraryRequest(ClientRequest request, Duration total) {
    RequestBuilder builder =
        new RequestBuilder(request.method(), true)
            .setUrl(request.uri().toASCIIString())
            .setRequestTimeout(total)
            .setReadTimeout(request.readTimeout())
            .setNameResolver(resolver)
            .setSingleHeaders(request.headers())
            .setHeader(HttpHeaderNames.ACCEPT_ENCODING, "gzip");
    if (request.body().length() > 0) {
      builder.setBody(request.body().array());
    }
    return builder.build();
  }
}

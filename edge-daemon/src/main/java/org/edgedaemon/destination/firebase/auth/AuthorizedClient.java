package org.edgedaemon.destination.firebase.auth;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.rest.Excerpt;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.HttpClient;

/**
 * Makes calls with leave. A leave that the peer does not take (401) is given up once, and the call
 * is made again with a new one, if there is a new one.
 */
public final class AuthorizedClient implements AutoCloseable {
  private static final int UNAUTHORIZED = 401;

  private final HttpClient client;
  private final Authorizer authorizer;

  /** Both are closed with it. */
  public AuthorizedClient(HttpClient client, Authorizer authorizer) {
    this.client = client;
    this.authorizer = authorizer;
  }

  /** What came of a call. */
  public sealed interface Reply {
    /** The call was made; texts of the answer go through {@code excerpt}. */
    record Reached(ClientResult result, Excerpt excerpt) implements Reply {}

    /** There is no leave to make it. */
    record Denied(Unavailable why) implements Reply {}
  }

  /** Makes a call. The stage never completes exceptionally. */
  public CompletionStage<Reply> call(ClientRequest request, Map<String, String> headers) {
    return authorizer.grant().thenCompose(grant -> call(request, headers, grant, true));
  }

  /** As {@link #call}, for one who wants to know how it stands now. */
  public CompletionStage<Reply> probe(ClientRequest request, Map<String, String> headers) {
    authorizer.reconsider();
    return call(request, headers);
  }

  @Override
  public void close() {
    client.close();
    authorizer.close();
  }

  private CompletionStage<Reply> call(
      ClientRequest request, Map<String, String> headers, Grant grant, boolean first) {
    if (grant instanceof Grant.Denied denied) {
      return CompletableFuture.completedFuture(new Reply.Denied(denied.why()));
    }
    Grant.Given given = (Grant.Given) grant;
    return client
        .call(given.on(request, headers))
        .thenCompose(
            result ->
                first && refuses(result)
                    ? again(request, headers, given, result)
                    : CompletableFuture.completedFuture(reached(result, given)));
  }

  private boolean refuses(ClientResult result) {
    if (result instanceof ClientResult.Answer answer) {
      authorizer.heard(answer);
      return answer.status() == UNAUTHORIZED;
    }
    return false;
  }

  private CompletionStage<Reply> again(
      ClientRequest request, Map<String, String> headers, Grant.Given old, ClientResult result) {
    authorizer.refused(old);
    return authorizer
        .grant()
        .thenCompose(
            grant ->
                grant.equals(old)
                    ? CompletableFuture.completedFuture(reached(result, old))
                    : call(request, headers, grant, false));
  }

  private static Reply reached(ClientResult result, Grant.Given given) {
    return new Reply.Reached(result, new Excerpt(given.credential()));
  }
}

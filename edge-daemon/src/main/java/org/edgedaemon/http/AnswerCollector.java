package org.edgedaemon.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.asynchttpclient.AsyncHandler;
import org.asynchttpclient.HttpResponseBodyPart;
import org.asynchttpclient.HttpResponseStatus;
import org.asynchttpclient.netty.request.NettyRequest;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Collects one answer up to the limit. What comes after that is read away up to {@link #DRAIN}
 * bytes, to keep the connection; a longer answer costs the connection.
 */
final class AnswerCollector implements AsyncHandler<Void> {
  private static final int DRAIN = 64 * 1024;

  private final ClientRequest request;
  private final ByteSink sink;
  private final CompletableFuture<ClientResult> result = new CompletableFuture<>();
  private int status;
  private HttpHeaders headers = EmptyHttpHeaders.INSTANCE;
  private int drained;
  private boolean throughProxy;
  private boolean pooled;
  private boolean connected;

  AnswerCollector(ClientRequest request) {
    this.request = request;
    this.sink = new ByteSink(request.maxAnswer());
  }

  CompletableFuture<ClientResult> result() {
    return result;
  }

  Map<String, Secret> secretHeaders() {
    return request.secretHeaders();
  }

  Optional<Secret> secretQuery() {
    return request.secretQuery();
  }

  /** Whether a kept-alive connection was used and nothing at all came back on it. */
  boolean diedOnOldConnection() {
    return pooled && status == 0;
  }

  @Override
  public void onTcpConnectAttempt(InetSocketAddress address) {
    connected = false;
  }

  @Override
  public void onTcpConnectSuccess(InetSocketAddress address, Channel connection) {
    connected = true;
  }

  @Override
  public void onConnectionPooled(Channel connection) {
    pooled = true;
    connected = true;
  }

  @Override
  public void onRequestSend(NettyRequest sent) {
    throughProxy = sent.getHttpRequest().method().equals(HttpMethod.CONNECT);
  }

  @Override
  public State onStatusReceived(HttpResponseStatus received) {
    status = received.getStatusCode();
    return State.CONTINUE;
  }

  @Override
  public State onHeadersReceived(HttpHeaders received) {
    headers = received;
    return State.CONTINUE;
  }

  @Override
  public State onBodyPartReceived(HttpResponseBodyPart part) {
    byte[] bytes = part.getBodyPartBytes();
    sink.add(bytes, bytes.length);
    drained += sink.overflown() ? bytes.length : 0;
    return drained > DRAIN ? State.ABORT : State.CONTINUE;
  }

  @Override
  public void onThrowable(Throwable cause) {
    result.complete(ClientFailures.of(cause, request, connected));
  }

  @Override
  public @Nullable Void onCompleted() {
    result.complete(outcome());
    return null;
  }

  private ClientResult outcome() {
    if (status == 407 || (throughProxy && status != 200)) {
      return new ClientResult.Failure(
          ClientResult.Reason.PROXY,
          "the proxy answered " + status + " to a call of " + request.peer());
    }
    return WholeAnswer.of(status, headers, sink, request.maxAnswer());
  }
}

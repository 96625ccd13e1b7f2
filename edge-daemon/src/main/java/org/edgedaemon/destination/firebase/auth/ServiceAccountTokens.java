package org.edgedaemon.destination.firebase.auth;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.DeliveryResult.Unavailable.Kind;
import org.edgedaemon.http.ClientResult;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of a service account. Whoever asks while a token is being fetched waits for
 * that one; a token is renewed beside the calls before it ends; a renewal that fails costs nothing
 * as long as the old token lives. Credentials that were refused are not tried again for a while.
 */
public final class ServiceAccountTokens implements Authorizer {
  /** After the credentials were refused: an operator must act, and Google must not be pestered. */
  static final Duration AFTER_REFUSAL = Duration.ofMinutes(10);

  private static final Duration RECONSIDERED_AFTER = Duration.ofMinutes(1);
  private static final Duration AFTER_FAILED_RENEWAL = Duration.ofSeconds(10);

  private final TokenEndpoint endpoint;
  private final LongSupplier nanoTime;
  private @Nullable AccessToken token;
  private @Nullable CompletableFuture<Grant> underWay;
  private @Nullable Unavailable refusal;
  private long refusedAt;
  private long waitUntil;
  private boolean waiting;

  public ServiceAccountTokens(TokenEndpoint endpoint, LongSupplier nanoTime) {
    this.endpoint = endpoint;
    this.nanoTime = nanoTime;
  }

  @Override
  public CompletionStage<Grant> grant() {
    CompletableFuture<Grant> asked;
    Grant atHand;
    synchronized (this) {
      long now = nanoTime.getAsLong();
      atHand = atHand(now);
      if (!needed(now, atHand)) {
        return CompletableFuture.completedFuture(atHand);
      }
      if (underWay != null) {
        return atHand == null ? underWay : CompletableFuture.completedFuture(atHand);
      }
      asked = new CompletableFuture<>();
      underWay = asked;
    }
    // Outside of the lock: whoever waits runs on the thread that brings the answer.
    var unused = endpoint.ask().thenAccept(answer -> asked.complete(settle(answer)));
    return atHand == null ? asked : CompletableFuture.completedFuture(atHand);
  }

  @Override
  public synchronized void refused(Grant.Given grant) {
    if (token != null && token.value().equals(grant.credential())) {
      token = null;
    }
  }

  @Override
  public synchronized void reconsider() {
    if (refusal != null && nanoTime.getAsLong() - refusedAt >= RECONSIDERED_AFTER.toNanos()) {
      waiting = false;
    }
  }

  @Override
  public void heard(ClientResult.Answer answer) {
    endpoint.heard(answer);
  }

  @Override
  public void close() {
    endpoint.close();
  }

  private @Nullable Grant atHand(long now) {
    if (token != null && !token.ended(now) && (!token.stale(now) || isWaiting(now))) {
      return Grant.Given.bearer(token.value());
    }
    return refusal != null && isWaiting(now) ? new Grant.Denied(refusal) : null;
  }

  /** Whether a token should be fetched now. */
  private boolean needed(long now, @Nullable Grant atHand) {
    if (atHand == null) {
      return true;
    }
    return atHand instanceof Grant.Given
        && token != null
        && token.renewable(now)
        && !isWaiting(now);
  }

  private boolean isWaiting(long now) {
    return waiting && now - waitUntil < 0;
  }

  private synchronized Grant settle(TokenEndpoint.Outcome outcome) {
    long now = nanoTime.getAsLong();
    underWay = null;
    if (outcome instanceof TokenEndpoint.Outcome.Fresh fresh) {
      token = AccessToken.of(fresh.token(), now, fresh.lifetime());
      refusal = null;
      waiting = false;
      return Grant.Given.bearer(fresh.token());
    }
    Unavailable why = ((TokenEndpoint.Outcome.None) outcome).why();
    boolean refused = why.kind() == Kind.CREDENTIALS;
    refusal = refused ? why : null;
    refusedAt = now;
    waiting = true;
    waitUntil = now + (refused ? AFTER_REFUSAL : AFTER_FAILED_RENEWAL).toNanos();
    return token != null && !token.ended(now)
        ? Grant.Given.bearer(token.value())
        : new Grant.Denied(why);
  }
}

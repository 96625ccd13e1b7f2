package org.edgedaemon.forward;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * The circuit breaker of one lane. It sees what a plain backoff does not: a destination that fails
 * every other call, where each success would start the delays anew. When to try an open one again
 * is the lane's decision, since the lane knows probes, Retry-After and operators.
 */
final class Breaker {
  private static final int REMEMBERED_CALLS = 10;
  private static final int CALLS_TO_JUDGE = 5;
  private static final float FAILURE_PERCENT = 50;

  private final CircuitBreaker breaker;
  private final UnavailableSignal unavailable = new UnavailableSignal();

  /** What the breaker is told; carries nothing, hence no stack trace. */
  private static final class UnavailableSignal extends RuntimeException {
    UnavailableSignal() {
      super("unavailable", null, false, false);
    }
  }

  Breaker(String name, InstantSource wall, Duration openFor) {
    CircuitBreakerConfig config =
        CircuitBreakerConfig.custom()
            .slidingWindowSize(REMEMBERED_CALLS)
            .minimumNumberOfCalls(CALLS_TO_JUDGE)
            .failureRateThreshold(FAILURE_PERCENT)
            .permittedNumberOfCallsInHalfOpenState(1)
            .waitDurationInOpenState(openFor)
            .slowCallDurationThreshold(Duration.ofHours(1))
            .clock(wall.withZone(ZoneOffset.UTC))
            .build();
    breaker = CircuitBreaker.of(name, config);
  }

  boolean permits() {
    return breaker.tryAcquirePermission();
  }

  void succeeded(long nanos) {
    breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
  }

  void failed(long nanos) {
    breaker.onError(nanos, TimeUnit.NANOSECONDS, unavailable);
  }

  /** The call said nothing about whether the destination is well. */
  void undecided() {
    breaker.releasePermission();
  }

  /** Lets exactly one call through, unless closed. */
  void allowTrial() {
    if (breaker.getState() == State.HALF_OPEN) {
      breaker.transitionToOpenState();
    }
    if (isOpen()) {
      breaker.transitionToHalfOpenState();
    }
  }

  boolean isOpen() {
    return breaker.getState() == State.OPEN;
  }

  String state() {
    return breaker.getState().name();
  }
}

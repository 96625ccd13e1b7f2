package org.edgedaemon.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A program that marks students by the local API, one after the other, and brings each mark until
 * it was told that it is stored.
 */
final class Caller {
  /** A mark to bring. */
  record Call(String body, Runnable stored) {}

  private final URI url;
  private final String token;
  private final Supplier<@Nullable Call> calls;
  private final long pauseMillis;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Collection<String> refusals = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::call, "caller");

  /**
   * @param calls the next one; null when there is none now
   */
  Caller(String daemon, String token, Supplier<@Nullable Call> calls, long pauseMillis) {
    this.url = URI.create(daemon + "/api/v1/attendance");
    this.token = token;
    this.calls = calls;
    this.pauseMillis = pauseMillis;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Brings the mark at hand, and no other. */
  void stop() throws InterruptedException {
    closing.set(true);
    thread.join(Duration.ofSeconds(60).toMillis());
    if (thread.isAlive()) {
      throw new IllegalStateException("a call is still not answered");
    }
  }

  /** Calls that got no answer, or were asked to come again. */
  int unanswered() {
    return unanswered.get();
  }

  /** Answers that no caller should get. */
  Collection<String> refusals() {
    return refusals;
  }

  private void call() {
    while (!closing.get()) {
      Await.pause(pauseMillis);
      Call call = calls.get();
      while (call != null && !isStored(call.body())) {
        unanswered.incrementAndGet();
        Await.pause(50);
      }
      if (call != null) {
        call.stored().run();
      }
    }
  }

  private boolean isStored(String body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .timeout(Duration.ofSeconds(5))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2 && answer.statusCode() != 503) {
        refusals.add(answer.statusCode() + " " + answer.body());
      }
      return answer.statusCode() / 100 == 2;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}

package org.edgedaemon.device.api;

import java.util.Collection;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/** Lets in who has a token with the right scope and does not call too often. Any thread. */
final class Doorkeeper {
  private static final String SCHEME = "Bearer ";

  private final LongSupplier nanoTime;

  /** Null until it is known who may come in. */
  private volatile @Nullable Keyring keyring;

  Doorkeeper(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void serve(Collection<ApiDevice> devices) {
    keyring = new Keyring(devices, nanoTime);
  }

  /** A guard of calls that need a scope; null for those that any token opens. */
  Guard guard(@Nullable ApiScope scope) {
    return head -> refusal(head, scope);
  }

  /** Who calls; null when the token is not, or no longer, one of ours. */
  @Nullable Caller caller(ServerRequest head) {
    Keyring keys = keyring;
    String given = head.header("Authorization").orElse("");
    return keys != null && given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? keys.owner(given.substring(SCHEME.length()).trim())
        : null;
  }

  private Optional<HttpAnswer> refusal(ServerRequest head, @Nullable ApiScope scope) {
    Keyring keys = keyring;
    if (keys == null) {
      return Optional.of(starting());
    }
    if (keys.isEmpty()) {
      return Optional.of(
          HttpAnswer.problem(
              403, "Forbidden", "no device of kind api has a token, so this call is switched off"));
    }
    Caller caller = caller(head);
    if (caller == null) {
      return Optional.of(stranger());
    }
    if (scope != null && !caller.may(scope)) {
      caller.device().refused();
      return Optional.of(
          HttpAnswer.problem(
              403, "Forbidden", "this token lacks the scope '" + scope.wireName() + "'"));
    }
    if (!caller.rate().take()) {
      caller.device().refused();
      return Optional.of(tooOften(caller));
    }
    return Optional.empty();
  }

  /** Never a refusal: whoever is refused gives up what it brings. */
  private static HttpAnswer starting() {
    return HttpAnswer.problem(
            503, "Service Unavailable", "the daemon is starting; bring the same again")
        .withHeader("Retry-After", "1");
  }

  static HttpAnswer stranger() {
    return HttpAnswer.problem(
            401, "Unauthorized", "this call needs a bearer token of a device of kind api")
        .withHeader("WWW-Authenticate", "Bearer");
  }

  private static HttpAnswer tooOften(Caller caller) {
    return HttpAnswer.problem(
            429,
            "Too Many Requests",
            "this token may call "
                + caller.device().config().ratePerSecond()
                + " times a second; bring more at once instead")
        .withHeader("Retry-After", "1");
  }
}

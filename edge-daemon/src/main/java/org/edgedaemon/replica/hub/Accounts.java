package org.edgedaemon.replica.hub;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/** The slaves that may call: a token for each. */
final class Accounts implements Guard {
  private final List<Account> all;

  Accounts(List<SlaveAccess> slaves, int ratePerSecond, LongSupplier nanoTime) {
    all = slaves.stream().map(slave -> new Account(slave, ratePerSecond, nanoTime)).toList();
  }

  List<Account> all() {
    return all;
  }

  /** Whose token it is; null when it is nobody's. Looks at all, so that the time tells nothing. */
  @Nullable Account owner(ServerRequest head) {
    Account owner = null;
    for (Account account : all) {
      owner = account.owns(head) ? account : owner;
    }
    return owner;
  }

  @Override
  public Optional<HttpAnswer> refuse(ServerRequest head) {
    Account caller = owner(head);
    if (caller == null) {
      return Optional.of(stranger());
    }
    return caller.mayCall()
        ? Optional.empty()
        : Optional.of(
            HttpAnswer.problem(
                    429, "Too Many Requests", "this slave calls too often: bring more at once")
                .withHeader("Retry-After", "1"));
  }

  static HttpAnswer stranger() {
    return HttpAnswer.problem(
            401, "Unauthorized", "this call needs the bearer token of a slave of this master")
        .withHeader("WWW-Authenticate", "Bearer");
  }
}

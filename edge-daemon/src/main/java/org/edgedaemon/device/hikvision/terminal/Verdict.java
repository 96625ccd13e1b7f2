package org.edgedaemon.device.hikvision.terminal;

import java.time.Duration;
import java.util.Optional;
import org.edgedaemon.device.hikvision.digest.Challenge;
import org.edgedaemon.device.hikvision.isapi.IsapiDocument;
import org.edgedaemon.device.hikvision.isapi.ResponseStatus;
import org.edgedaemon.device.hikvision.isapi.UserCheck;
import org.edgedaemon.http.ClientResult.Answer;
import org.jspecify.annotations.Nullable;

/** What the answer to a request with credentials says about the credentials. */
sealed interface Verdict {
  /** They are right. */
  record Accepted() implements Verdict {}

  /** Nothing: the refusal may have come before they were looked at. */
  record Silent() implements Verdict {}

  /** The nonce was old or used up; they may be right. */
  record Stale() implements Verdict {}

  /** They are wrong, and the terminal has counted it. */
  record Wrong(@Nullable Integer triesLeft) implements Verdict {}

  /** The account is locked. */
  record Locked(@Nullable Duration remaining) implements Verdict {}

  /** Refused without a word; counted for all we know. */
  record Unclear() implements Verdict {}

  /**
   * Judges in the one order that keeps a worn nonce from being taken for a wrong password, and a
   * lock from anything else.
   *
   * @param body of the answer, when it is a document
   * @param reused whether the nonce had been used before
   */
  static Verdict of(Answer answer, Optional<IsapiDocument> body, boolean reused) {
    Optional<UserCheck> account = body.flatMap(UserCheck::of);
    Optional<ResponseStatus> status = body.flatMap(ResponseStatus::of);
    boolean refusedInside =
        status.filter(Verdict::wrong).isPresent()
            || account.map(UserCheck::statusValue).filter(value -> value == 401).isPresent();
    if (answer.status() != 401 && !refusedInside) {
      return answer.status() / 100 == 2 ? new Accepted() : new Silent();
    }
    if (account.filter(UserCheck::locked).isPresent()) {
      return new Locked(account.get().unlockAfter());
    }
    if (reused || stale(answer)) {
      return new Stale();
    }
    if (account.isPresent() || status.filter(Verdict::wrong).isPresent()) {
      return new Wrong(account.map(UserCheck::triesLeft).orElse(null));
    }
    return status.filter(said -> said.is("invalidOperation")).isPresent()
        ? new Stale()
        : new Unclear();
  }

  private static boolean wrong(ResponseStatus status) {
    return status.is("badAuthorization") || status.is("loginPasswordError");
  }

  private static boolean stale(Answer answer) {
    return Challenge.parseAll(answer.headerValues("WWW-Authenticate")).stream()
        .anyMatch(offer -> offer instanceof Challenge.Digest digest && digest.stale());
  }
}

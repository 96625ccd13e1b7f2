package org.edgedaemon.device.hikvision.terminal;

import java.net.URI;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.hikvision.digest.Challenge;
import org.edgedaemon.device.hikvision.digest.Credentials;
import org.edgedaemon.device.hikvision.digest.DigestAnswers;
import org.edgedaemon.device.hikvision.digest.DigestCall;
import org.edgedaemon.device.hikvision.isapi.IsapiReader;
import org.edgedaemon.device.hikvision.isapi.UserCheck;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.HttpLine;
import org.edgedaemon.http.StreamResult;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Brings calls through the authentication of one terminal over one line: first without credentials,
 * which costs nothing and gives a challenge; then with the answer to it. Where the terminal keeps
 * connections and nonces, calls that follow each other closely spare the first leg. Confined to the
 * terminal's loop.
 */
final class SignedCalls {
  private static final int MOST_LEGS = 8;
  private static final int MOST_FRESH_LEGS = 3;
  private static final String AUTHORIZATION = "Authorization";

  private final TerminalConfig config;
  private final TerminalParts parts;
  private final Peer peer;
  private final Credentials credentials;
  private final HttpLine line;
  private final Gatekeeper gate;
  private final Habits habits;
  private final Documents documents;
  private @Nullable NonceInUse nonce;
  private @Nullable SignedAhead ahead;
  private long trusted;
  private String target = "";
  private URI address;

  SignedCalls(
      TerminalConfig config,
      TerminalParts parts,
      Credentials credentials,
      HttpLine line,
      Gatekeeper gate,
      Habits habits,
      Documents documents) {
    this.config = config;
    this.parts = parts;
    this.peer = new Peer(config.label());
    this.credentials = credentials;
    this.line = line;
    this.gate = gate;
    this.habits = habits;
    this.documents = documents;
    this.address = config.address(target);
  }

  HttpLine line() {
    return line;
  }

  /** One call on its way; counts what it has cost. */
  private final class Trip {
    private final Ask ask;
    private final Gatekeeper.Ticket ticket;
    private int legs;

    Trip(Ask ask, Gatekeeper.Ticket ticket) {
      this.ask = ask;
      this.ticket = ticket;
    }

    CompletionStage<StreamResult> start() {
      NonceInUse held = nonce;
      nonce = null;
      long life = parts.timeouts().nonceLife().toNanos();
      if (held != null
          && !habits.nonceOnce()
          && held.fits(ask, line.connection(), parts.nanoTime().getAsLong(), life)) {
        return signed(held.answers(), held.count() + 1);
      }
      return challenged();
    }

    private CompletionStage<StreamResult> challenged() {
      return unsigned(habits.bodyFirst() ? ask.body() : HttpBody.EMPTY);
    }

    private CompletionStage<StreamResult> unsigned(HttpBody body) {
      if (++legs > MOST_LEGS) {
        return failed(peer.failure(Reason.BROKEN, "asks for credentials without an end"));
      }
      return line.call(request(body, Map.of()).asRepeatable())
          .thenCompose(
              result ->
                  result instanceof Answer answer
                      ? afterUnsigned(answer, body)
                      : failed(peer.unanswered((Failure) result)));
    }

    private CompletionStage<StreamResult> afterUnsigned(Answer answer, HttpBody sent) {
      boolean held = sent.length() < ask.body().length();
      if (answer.status() != 401) {
        // Without its body the call was something else; with it, it seems to need no credentials.
        return held
            ? unsigned(ask.body())
            : CompletableFuture.completedFuture(new StreamResult.Ended(answer));
      }
      if (sent.length() > 0) {
        habits.learnBodyFirst();
      }
      UserCheck account = documents.take(answer).flatMap(UserCheck::of).orElse(null);
      if (account != null && account.locked()) {
        return failed(ticket.locked(account.unlockAfter()));
      }
      List<Challenge> offers = Challenge.parseAll(answer.headerValues("WWW-Authenticate"));
      return Challenge.choose(offers)
          .map(this::answered)
          .orElseGet(() -> failed(nothingToAnswer(offers)));
    }

    private CompletionStage<StreamResult> answered(Challenge challenge) {
      if (challenge instanceof Challenge.Digest digest) {
        return signed(credentials.answers(digest, ask.method(), ask.target()), 1);
      }
      if (!config.secure() && !config.basicAllowed()) {
        return failed(
            peer.failure(
                Reason.UNSUPPORTED,
                "wants the password in the clear (Basic over http): switch it to digest or https,"
                    + " or allow basic in the configuration"));
      }
      return send(credentials.basic(), null, 1);
    }

    private CompletionStage<StreamResult> signed(DigestAnswers answers, int count) {
      SignedAhead made = ahead;
      ahead = null;
      Secret authorization =
          made != null && made.fits(answers, count) ? made.authorization() : sign(answers, count);
      return send(authorization, answers, count);
    }

    private Secret sign(DigestAnswers answers, int count) {
      String clientNonce = HexFormat.of().toHexDigits(parts.random().nextLong());
      return answers.to(new DigestCall(ask.method(), ask.target(), count, clientNonce));
    }

    private CompletionStage<StreamResult> send(
        Secret authorization, @Nullable DigestAnswers answers, int count) {
      if (++legs > MOST_LEGS) {
        return failed(peer.failure(Reason.BROKEN, "asks for credentials without an end"));
      }
      boolean onTrusted = trusted != 0 && trusted == line.connection();
      return ticket
          .spend()
          .thenCompose(
              spent -> {
                CompletionStage<StreamResult> answer =
                    ask.sender().send(request(ask.body(), Map.of(AUTHORIZATION, authorization)));
                signAhead(answers, count + 1);
                return answer;
              })
          .thenCompose(result -> judged(result, answers, count, onTrusted));
    }

    /** Of many calls in a row the next one is signed while the terminal works on this one. */
    private void signAhead(@Nullable DigestAnswers answers, int count) {
      if (answers != null && answers.challenge().qopAuth() && count > 2) {
        ahead = new SignedAhead(answers, count, sign(answers, count));
      }
    }

    private CompletionStage<StreamResult> judged(
        StreamResult result, @Nullable DigestAnswers answers, int count, boolean onTrusted) {
      if (result instanceof StreamResult.Open) {
        ticket.accepted();
        return CompletableFuture.completedFuture(result);
      }
      if (((StreamResult.Ended) result).result() instanceof Answer answer) {
        return weighed(result, answer, answers, count, onTrusted);
      }
      // A kept connection may end at any time: that says nothing, but a nonce may go with it.
      Failure failure = (Failure) ((StreamResult.Ended) result).result();
      return count > 1 && failure.reason() == ClientResult.Reason.BROKEN
          ? challenged()
          : CompletableFuture.completedFuture(result);
    }

    private CompletionStage<StreamResult> weighed(
        StreamResult result,
        Answer answer,
        @Nullable DigestAnswers answers,
        int count,
        boolean onTrusted) {
      Verdict verdict = Verdict.of(answer, documents.look(answer), count > 1);
      if (verdict instanceof Verdict.Accepted) {
        ticket.accepted();
        keepNonce(answers, count);
      }
      if (verdict instanceof Verdict.Accepted || verdict instanceof Verdict.Silent) {
        return CompletableFuture.completedFuture(result);
      }
      if (verdict instanceof Verdict.Locked locked) {
        return failed(ticket.locked(locked.remaining()));
      }
      if (verdict instanceof Verdict.Wrong wrong) {
        return failed(ticket.refused(wrong.triesLeft()));
      }
      return verdict instanceof Verdict.Stale ? stale(answer, count) : unclear(onTrusted);
    }

    private CompletionStage<StreamResult> stale(Answer answer, int count) {
      Optional<Challenge> fresh =
          Challenge.choose(Challenge.parseAll(answer.headerValues("WWW-Authenticate")))
              .filter(offer -> offer instanceof Challenge.Digest digest && digest.stale());
      if (count > 1) {
        habits.learnNonceOnce();
      } else if (legs > MOST_FRESH_LEGS) {
        // Said so, the password is right; unsaid, it may be the password after all.
        return fresh.isPresent()
            ? failed(peer.failure(Reason.BROKEN, "refuses its own challenges as too old"))
            : unclear(false);
      }
      return fresh.map(this::answered).orElseGet(this::challenged);
    }

    // Some terminals refuse a second call on a connection, with no word why.
    private CompletionStage<StreamResult> unclear(boolean onTrusted) {
      DeviceException refusal = ticket.refused(null);
      if (!onTrusted || !ticket.secondTry()) {
        return failed(refusal);
      }
      habits.learnClosing();
      line.drop();
      return challenged();
    }

    private ClientRequest request(HttpBody body, Map<String, Secret> secret) {
      Map<String, String> headers = new HashMap<>(ask.headers());
      if (habits.closing() && !secret.isEmpty()) {
        headers.put("Connection", "close");
      }
      TerminalTimeouts timeouts = parts.timeouts();
      return new ClientRequest(
          ask.method(),
          address(ask.target()),
          headers,
          secret,
          Optional.empty(),
          body,
          timeouts.silence(),
          timeouts.total(),
          IsapiReader.MAX_BODY,
          false);
    }
  }

  /** Makes the call; fails with a {@link DeviceException} that was not about the call itself. */
  CompletionStage<StreamResult> make(Ask ask) {
    return gate.admit()
        .thenCompose(
            ticket ->
                new Trip(ask, ticket).start().whenComplete((result, thrown) -> ticket.release()));
  }

  /** Asks without credentials whether something that wants some is there. */
  CompletionStage<Answer> probe(String target) {
    ClientRequest request =
        ClientRequest.get(config.address(target))
            .withTimeouts(parts.timeouts().silence(), parts.timeouts().total());
    return line.call(request)
        .thenCompose(
            result ->
                result instanceof Answer answer
                    ? CompletableFuture.completedFuture(answer)
                    : CompletableFuture.failedFuture(peer.unanswered((Failure) result)));
  }

  private void keepNonce(@Nullable DigestAnswers answers, int count) {
    trusted = line.connection();
    nonce =
        answers == null
            ? null
            : new NonceInUse(answers, count, trusted, parts.nanoTime().getAsLong());
  }

  /** Thousands of calls follow each other that are for the same. */
  private URI address(String wanted) {
    if (!wanted.equals(target)) {
      address = config.address(wanted);
      target = wanted;
    }
    return address;
  }

  private DeviceException nothingToAnswer(List<Challenge> offers) {
    String why =
        offers.stream()
            .filter(Challenge.Unanswerable.class::isInstance)
            .map(offer -> ((Challenge.Unanswerable) offer).reason())
            .findFirst()
            .orElse("no challenge of a kind we know");
    return peer.failure(Reason.UNSUPPORTED, "wants a login that we cannot give: " + why);
  }

  /**
   * The authorization of a call that is likely to come.
   *
   * @param count of uses of the nonce with it
   */
  private record SignedAhead(DigestAnswers answers, int count, Secret authorization) {
    boolean fits(DigestAnswers wanted, int wantedCount) {
      return answers.equals(wanted) && count == wantedCount;
    }
  }

  private static <T> CompletionStage<T> failed(DeviceException failure) {
    return CompletableFuture.failedFuture(failure);
  }
}

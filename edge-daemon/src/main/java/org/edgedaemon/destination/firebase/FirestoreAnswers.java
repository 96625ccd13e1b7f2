package org.edgedaemon.destination.firebase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import java.util.Set;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.DeliveryResult.Unavailable.Kind;
import org.edgedaemon.destination.firebase.auth.AuthorizedClient.Reply;
import org.edgedaemon.destination.rest.Excerpt;
import org.edgedaemon.destination.rest.RestAnswers;
import org.edgedaemon.destination.rest.RetryAfter;
import org.edgedaemon.http.ClientResult;

/**
 * What Firestore's answer to a commit means. An error says what it is by the name in its body:
 * {@code {"error":{"code":409,"message","status":"ABORTED"}}}; the HTTP number is ambiguous (409 is
 * ABORTED and ALREADY_EXISTS) and counts only where there is no name.
 *
 * <p>A commit is taken or refused whole, so a refusal never names an entry, whatever write its text
 * names: the caller must find the one by taking the delivery apart.
 */
record FirestoreAnswers(InstantSource clock) {
  private static final ObjectMapper JSON = new ObjectMapper();

  DeliveryResult read(Reply reply, int entries) {
    if (reply instanceof Reply.Denied denied) {
      return denied.why();
    }
    Reply.Reached reached = (Reply.Reached) reply;
    if (reached.result() instanceof ClientResult.Failure failure) {
      return RestAnswers.ofFailure(failure, reached.excerpt());
    }
    return read((ClientResult.Answer) reached.result(), reached.excerpt(), entries);
  }

  private DeliveryResult read(ClientResult.Answer answer, Excerpt excerpt, int entries) {
    int status = answer.status();
    String text = answer.body().text();
    if (status >= 200 && status < 300) {
      return text.stripLeading().startsWith("{")
          ? new Accepted(0, status, excerpt.of(text))
          : new Unavailable(
              Kind.CONFIGURATION, null, status, "the answer is not Firestore's; check the url");
    }
    FirestoreError error = FirestoreError.read(parse(text), status);
    String said = excerpt.of(error.name() + " " + error.message());
    return switch (error.verdict()) {
      case DONE ->
          entries == 1
              ? new Accepted(1, status, excerpt.of(text))
              : new Rejected(Set.of(), status, "one of them is there already", excerpt.of(text));
      case REFUSED ->
          new Rejected(Set.of(), status, "Firestore refused it: " + said, excerpt.of(text));
      case TROUBLE -> unavailable(Kind.TROUBLE, answer, "Firestore answered " + said);
      case THROTTLED -> unavailable(Kind.THROTTLED, answer, "Firestore's quota is spent: " + said);
      case CREDENTIALS ->
          unavailable(
              Kind.CREDENTIALS, answer, "Firestore does not allow it: " + said + "; check account");
      case CONFIGURATION ->
          unavailable(
              Kind.CONFIGURATION,
              answer,
              "Firestore has no such database (" + said + "); check url, project and database");
    };
  }

  private Unavailable unavailable(Kind kind, ClientResult.Answer answer, String reason) {
    return new Unavailable(kind, RetryAfter.of(answer, clock), answer.status(), reason);
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}

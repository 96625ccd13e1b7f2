package org.edgedaemon.destination.firebase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.destination.firebase.auth.AuthorizedClient;
import org.edgedaemon.destination.firebase.auth.AuthorizedClient.Reply;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult;

/**
 * Asks for a document that does not exist: that it is not found, and not the database, says that
 * the database is there and takes the credentials.
 */
final class FirestoreCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DOCUMENT = "/edge-daemon/check";

  private final AuthorizedClient client;
  private final ClientRequest request;

  FirestoreCheck(AuthorizedClient client, URI documents, Duration timeout) {
    this.client = client;
    this.request =
        ClientRequest.get(URI.create(documents + DOCUMENT)).withTimeouts(timeout, timeout);
  }

  CompletionStage<CheckResult> run() {
    return client.probe(request, Map.of("Accept", "application/json")).thenApply(this::read);
  }

  private CheckResult read(Reply reply) {
    if (reply instanceof Reply.Denied denied) {
      return CheckResult.degraded(denied.why().reason());
    }
    Reply.Reached reached = (Reply.Reached) reply;
    if (reached.result() instanceof ClientResult.Failure failure) {
      return CheckResult.degraded(reached.excerpt().of(failure.text()));
    }
    ClientResult.Answer answer = (ClientResult.Answer) reached.result();
    FirestoreError error = FirestoreError.read(parse(answer.body().text()), answer.status());
    boolean there = answer.status() == 200 || missesOnlyTheDocument(error);
    if (there) {
      return CheckResult.ok(request.peer() + " is there and takes the credentials");
    }
    return CheckResult.degraded(
        request.peer()
            + " answered "
            + reached.excerpt().of(answer.status() + " " + error.name() + " " + error.message()));
  }

  private static boolean missesOnlyTheDocument(FirestoreError error) {
    return error.name().equals("NOT_FOUND") && !error.message().contains("does not exist");
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}

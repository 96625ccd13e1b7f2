package org.edgedaemon.simulator.firebase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.edgedaemon.simulator.firebase.Refusal.Code;
import org.edgedaemon.simulator.web.WebReply;

/** Cloud Firestore's REST API: which call, whose, and the form of an error. */
final class FirestoreService {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST = 10 << 20;
  private static final String SCOPE = "auth/datastore";

  private final String database;
  private final FirestoreStore store;
  private final TokenOffice tokens;
  private final boolean emulator;

  /**
   * @param database {@code projects/P/databases/D}
   * @param emulator the word {@code owner} is taken as a token
   */
  FirestoreService(String database, FirestoreStore store, TokenOffice tokens, boolean emulator) {
    this.database = database;
    this.store = store;
    this.tokens = tokens;
    this.emulator = emulator;
  }

  WebReply answer(FirebaseRequest request) {
    try {
      authorize(request.authorization());
      return new WebReply(200, call(request).toString());
    } catch (Refusal refusal) {
      return error(refusal.code().status(), refusal.code().name(), refusal.text());
    }
  }

  /** The body of an error answer. */
  static WebReply error(int status, String code, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("code", status).put("message", message).put("status", code);
    return new WebReply(status, body.toString());
  }

  private ObjectNode call(FirebaseRequest request) throws Refusal {
    String root = "/v1/" + database + "/documents";
    if (!request.path().startsWith(root)) {
      throw new Refusal(Code.NOT_FOUND, "The database (default) does not exist for this project");
    }
    String rest = request.path().substring(root.length());
    if (request.method().equals("GET") && rest.startsWith("/")) {
      return store.get(request.path().substring("/v1/".length()));
    }
    if (!request.method().equals("POST")) {
      throw new Refusal(Code.NOT_FOUND, "no such method");
    }
    return switch (rest) {
      case ":commit" -> store.commit(body(request));
      case ":batchWrite" -> store.batchWrite(body(request));
      default -> throw new Refusal(Code.NOT_FOUND, "no such method");
    };
  }

  private void authorize(String authorization) throws Refusal {
    if (authorization.isEmpty()) {
      throw new Refusal(Code.PERMISSION_DENIED, "Missing or insufficient permissions.");
    }
    String token = authorization.replaceFirst("^Bearer ", "");
    if (!(emulator && token.equals("owner")) && !tokens.knows(token, SCOPE)) {
      throw new Refusal(Code.UNAUTHENTICATED, "Request had invalid authentication credentials.");
    }
  }

  private static JsonNode body(FirebaseRequest request) throws Refusal {
    if (request.body().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      throw Refusal.invalid("Request payload size exceeds the limit: 11534336 bytes.");
    }
    try {
      return JSON.readTree(request.body());
    } catch (JsonProcessingException e) {
      throw Refusal.invalid("Invalid JSON payload received.");
    }
  }
}

package org.edgedaemon.simulator.firebase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.edgedaemon.simulator.web.WebReply;

/** A Realtime Database's REST API. */
final class DatabaseService {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCOPE = "auth/firebase.database";
  private static final String SUFFIX = ".json";

  private final DatabaseTree tree;
  private final TokenOffice tokens;
  private final String secret;
  private final boolean emulator;

  /**
   * @param secret the legacy secret
   * @param emulator the word {@code owner} is taken as a token
   */
  DatabaseService(DatabaseTree tree, TokenOffice tokens, String secret, boolean emulator) {
    this.tree = tree;
    this.tokens = tokens;
    this.secret = secret;
    this.emulator = emulator;
  }

  static boolean serves(String path) {
    return path.endsWith(SUFFIX);
  }

  WebReply answer(FirebaseRequest request) {
    if (!authorized(request)) {
      String error =
          request.authorization().isEmpty() ? "Permission denied" : "Could not parse auth token.";
      return error(401, error);
    }
    String decoded = URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
    String path = decoded.substring(0, decoded.length() - SUFFIX.length());
    try {
      switch (request.method()) {
        case "GET" -> {
          return new WebReply(200, tree.get(path).toString());
        }
        case "PUT" -> tree.put(path, JSON.readTree(request.body()));
        case "PATCH" -> tree.patch(path, JSON.readTree(request.body()));
        case "DELETE" -> tree.put(path, JsonNodeFactory.instance.nullNode());
        default -> {
          return error(405, "no such method");
        }
      }
    } catch (JsonProcessingException e) {
      return error(400, "Invalid data; couldn't parse JSON object.");
    } catch (Refusal refusal) {
      return error(400, refusal.text());
    }
    boolean silent = parameter(request.query(), "print").equals("silent");
    return silent ? new WebReply(204, "") : new WebReply(200, request.body());
  }

  private boolean authorized(FirebaseRequest request) {
    String given = parameter(request.query(), "auth");
    if (!given.isEmpty()) {
      return !secret.isEmpty() && given.equals(secret);
    }
    String token = request.authorization().replaceFirst("^Bearer ", "");
    return (emulator && token.equals("owner")) || tokens.knows(token, SCOPE);
  }

  private static String parameter(String query, String name) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  private static WebReply error(int status, String message) {
    return new WebReply(
        status, JsonNodeFactory.instance.objectNode().put("error", message).toString());
  }
}

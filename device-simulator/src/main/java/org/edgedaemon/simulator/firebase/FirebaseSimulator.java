package org.edgedaemon.simulator.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.edgedaemon.simulator.web.WebFault;
import org.edgedaemon.simulator.web.WebFaults;
import org.edgedaemon.simulator.web.WebHandler;
import org.edgedaemon.simulator.web.WebReply;
import org.edgedaemon.simulator.web.WebServer;

/**
 * Firebase on loopback, on one port: a token server at {@code /token}, Firestore at {@code /v1},
 * and a Realtime Database at every path that ends in {@code .json}. It keeps what it knows over
 * {@link #stop} and {@link #start}. Faults happen to writes, not to token calls, unless they are
 * said to happen to every request. Safe for use by several threads.
 */
public final class FirebaseSimulator implements AutoCloseable {
  /** The project that it knows. */
  public static final String PROJECT = "demo-project";

  /** The legacy secret of its Realtime Database. */
  public static final String DATABASE_SECRET = "simulated-database-secret";

  private static final String DATABASE = "projects/" + PROJECT + "/databases/(default)";

  private final TokenOffice tokens;
  private final FirestoreStore documents;
  private final DatabaseTree tree;
  private final WebFaults faults = new WebFaults(8470);
  private final FirebaseDesk desk;
  private final WebServer server;

  /**
   * @param clock its own time: what it dates answers with and judges assertions by
   * @param emulator takes the word {@code owner} as a token, as the emulators do
   */
  public FirebaseSimulator(InstantSource clock, boolean emulator) {
    tokens = new TokenOffice(clock);
    documents = new FirestoreStore(DATABASE, clock);
    tree = new DatabaseTree(clock);
    desk =
        new FirebaseDesk(
            tokens,
            new FirestoreService(DATABASE, documents, tokens, emulator),
            new DatabaseService(tree, tokens, DATABASE_SECRET, emulator),
            clock);
    server = new WebServer(() -> new WebHandler<>(desk, faults));
  }

  /** Listens; after a {@link #stop} on the same port as before. */
  public FirebaseSimulator start() {
    server.start();
    return this;
  }

  /** Goes offline: connections are reset, new ones refused. */
  public void stop() {
    server.stop();
  }

  @Override
  public void close() {
    server.close();
  }

  /** The base of everything. */
  public String url() {
    return server.origin();
  }

  public int port() {
    return server.port();
  }

  /** The key file of its service account; names the token server here. */
  public String serviceAccountFile() {
    return tokens.accountFile(url() + FirebaseDesk.TOKEN_PATH, PROJECT);
  }

  /** Arms and clears what goes wrong. */
  public WebFaults faults() {
    return faults;
  }

  /** An error answer in Firestore's form, for {@link #faults}. */
  public static WebFault error(int status, String code, String message) {
    WebReply reply = FirestoreService.error(status, code, message);
    return WebFault.status(status).body(reply.body());
  }

  /** A request with a document whose name has this text in it is refused as malformed. */
  public void poison(String text) {
    documents.poison(text);
  }

  /** How long the tokens live that are given from now on, in seconds. */
  public void tokenLifetime(long seconds) {
    tokens.lifetime(seconds);
  }

  /** Tokens given so far are worth nothing any more. */
  public void revokeTokens() {
    tokens.revokeAll();
  }

  /** Whether the account is switched off. */
  public void disableAccount(boolean disabled) {
    tokens.disable(disabled);
  }

  /** Tokens given so far. */
  public int tokensIssued() {
    return tokens.issued();
  }

  /** The documents as plain JSON, by {@code collection/id}. */
  public Map<String, JsonNode> documents() {
    return documents.plain();
  }

  /** Writes applied to documents so far, repetitions included. */
  public long documentWrites() {
    return documents.writes();
  }

  /** The Realtime Database's tree. */
  public JsonNode tree() {
    return tree.snapshot();
  }

  /** The newest thousand requests, oldest first. */
  public List<FirebaseRequest> requests() {
    return desk.requests();
  }
}

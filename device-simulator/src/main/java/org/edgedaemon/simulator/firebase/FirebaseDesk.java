package org.edgedaemon.simulator.firebase;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.edgedaemon.simulator.web.WebDesk;
import org.edgedaemon.simulator.web.WebReply;

/** Sends each request to its service and remembers it. */
final class FirebaseDesk implements WebDesk<FirebaseRequest> {
  static final String TOKEN_PATH = "/token";

  private static final int KEPT = 1_000;

  private final TokenOffice tokens;
  private final FirestoreService firestore;
  private final DatabaseService database;
  private final InstantSource clock;
  private final Deque<FirebaseRequest> requests = new ArrayDeque<>();

  FirebaseDesk(
      TokenOffice tokens,
      FirestoreService firestore,
      DatabaseService database,
      InstantSource clock) {
    this.tokens = tokens;
    this.firestore = firestore;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public FirebaseRequest read(FullHttpRequest http) {
    String[] target = http.uri().split("\\?", 2);
    return new FirebaseRequest(
        http.method().name(),
        target[0],
        target.length > 1 ? target[1] : "",
        http.headers().get(HttpHeaderNames.AUTHORIZATION, ""),
        http.content().toString(StandardCharsets.UTF_8),
        0);
  }

  @Override
  public boolean writes(FirebaseRequest request) {
    return !request.method().equals("GET") && !request.path().equals(TOKEN_PATH);
  }

  @Override
  public WebReply answer(FirebaseRequest request) {
    WebReply reply = served(request);
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    return new WebReply(reply.status(), reply.body(), Map.of("Date", date));
  }

  @Override
  public void answered(FirebaseRequest request, int status) {
    synchronized (requests) {
      requests.add(request.answered(status));
      if (requests.size() > KEPT) {
        requests.remove();
      }
    }
  }

  List<FirebaseRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  private WebReply served(FirebaseRequest request) {
    if (request.path().equals(TOKEN_PATH)) {
      return tokens.answer(request.body());
    }
    return DatabaseService.serves(request.path())
        ? database.answer(request)
        : firestore.answer(request);
  }
}

package org.edgedaemon.replica.link;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.HttpClient;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.MasterCalls;
import org.edgedaemon.replica.MasterUnavailableException;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.Version;
import org.edgedaemon.replica.wire.Acknowledgement;
import org.edgedaemon.replica.wire.Download;
import org.edgedaemon.replica.wire.Gzip;
import org.edgedaemon.replica.wire.Keys;
import org.edgedaemon.replica.wire.MalformedException;
import org.edgedaemon.replica.wire.Upload;
import org.edgedaemon.replica.wire.UploadAnswer;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** A slave's calls to its master by HTTP. */
public final class HttpMasterCalls implements MasterCalls {
  private static final int BODY_BYTES = 4 * 1024 * 1024;
  private static final int MAX_ANSWER = 64 * 1024 * 1024;
  private static final int TOO_LARGE = 413;
  private static final int BAD_REQUEST = 400;
  private static final int MAX_PATIENCE = 3_600;
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final HttpClient client;
  private final URI base;
  private final Secret authorization;
  private final Duration timeout;
  private final ThreadPoolExecutor sender;

  /**
   * The client is closed with this.
   *
   * @param base before {@code /api/sync/…}
   * @param timeout of each call, everything included
   */
  public HttpMasterCalls(HttpClient client, URI base, Secret token, Duration timeout) {
    this.client = client;
    this.base = base;
    this.authorization = bearer(token);
    this.timeout = timeout;
    this.sender = sender(base.getAuthority());
  }

  /** Is there only while something is sent: most of the time nothing is. */
  private static ThreadPoolExecutor sender(String master) {
    ThreadPoolExecutor sender =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "sends to " + master);
              thread.setDaemon(true);
              return thread;
            });
    sender.allowCoreThreadTimeOut(true);
    return sender;
  }

  static Secret bearer(Secret token) {
    return new Secret("Bearer " + token.reveal());
  }

  static URI at(URI base, String call) {
    String before = base.toString().replaceAll("/+$", "");
    return URI.create(before + "/api/sync/" + call);
  }

  @Override
  public Answered upload(List<Change> changes) {
    return send(ready(changes)).read();
  }

  /** Written and packed. */
  private record Ready(List<Change> changes, int bytes, ClientRequest request) {}

  private List<Ready> ready(List<Change> changes) {
    return Upload.parts(changes, BODY_BYTES).stream()
        .map(part -> new Ready(part.changes(), part.body().length, post("upload", part.body())))
        .toList();
  }

  private Unread send(List<Ready> ready) {
    List<Unread> answers = new ArrayList<>(ready.size());
    for (Ready one : ready) {
      answers.add(send(one));
    }
    return () -> together(answers);
  }

  private static Answered together(List<Unread> answers) {
    List<Outcome> outcomes = new ArrayList<>();
    Instant serverTime = Instant.EPOCH;
    for (Unread answer : answers) {
      Answered answered = answer.read();
      outcomes.addAll(answered.outcomes());
      serverTime = answered.serverTime();
    }
    return new Answered(outcomes, serverTime);
  }

  @Override
  public CompletableFuture<Unread> begin(List<Change> changes) {
    return prepare(changes).get();
  }

  @Override
  public Supplier<CompletableFuture<Unread>> prepare(List<Change> changes) {
    List<Ready> ready = ready(changes);
    return () -> {
      try {
        return CompletableFuture.supplyAsync(() -> send(ready), sender);
      } catch (RejectedExecutionException e) {
        return CompletableFuture.failedFuture(unavailable("this side stops"));
      }
    };
  }

  @Override
  public Page download(Version since, Set<TableName> tables) {
    String names = tables.stream().map(TableName::value).sorted().collect(Collectors.joining(","));
    String query = since.equals(Version.NONE) ? "" : "last_synced_at=" + quoted(since) + "&";
    ClientRequest request = ClientRequest.get(at(base, "download?" + query + "tables=" + names));
    Answer answer = good(ask(request));
    return understood(() -> Download.read(answer.body().shared()));
  }

  @Override
  public Set<RowId> unknown(List<RowId> rows) {
    if (rows.isEmpty()) {
      return Set.of();
    }
    Answer answer = good(ask(post("compare", Keys.question(rows.get(0).table(), rows))));
    return understood(() -> Keys.unknown(answer.body().toBytes(), rows));
  }

  @Override
  public void acknowledge(Instant timestamp, boolean success, @Nullable String message) {
    Answer unused =
        good(ask(post("acknowledge", new Acknowledgement(timestamp, success, message).write())));
  }

  @Override
  public void close() {
    sender.shutdown();
    client.close();
  }

  static String quoted(Version version) {
    return URLEncoder.encode(version.toString(), StandardCharsets.UTF_8);
  }

  private Unread send(Ready ready) {
    Answer answer = ask(ready.request());
    if (answer.status() == TOO_LARGE) {
      Answered smaller = ready.changes().size() > 1 ? inHalves(ready.changes()) : tooLarge(ready);
      return () -> smaller;
    }
    Answer fine = good(answer);
    return () -> understood(() -> UploadAnswer.read(fine.body().shared(), ready.changes()));
  }

  private Answered tooLarge(Ready ready) {
    Outcome tooLarge =
        new Outcome.Rejected(
            "the row has " + ready.bytes() + " bytes, which is more than the master takes at once");
    return new Answered(List.of(tooLarge), upload(List.of()).serverTime());
  }

  private Answered inHalves(List<Change> changes) {
    int middle = changes.size() / 2;
    Answered first = upload(changes.subList(0, middle));
    Answered second = upload(changes.subList(middle, changes.size()));
    List<Outcome> both = new ArrayList<>(first.outcomes());
    both.addAll(second.outcomes());
    return new Answered(both, second.serverTime());
  }

  private ClientRequest post(String call, byte[] json) {
    boolean packs = json.length >= Gzip.WORTHWHILE;
    HttpBody body = HttpBody.ofOwned(packs ? Gzip.pack(json) : json);
    Map<String, String> headers =
        packs
            ? Map.of("Content-Type", "application/json", "Content-Encoding", "gzip")
            : Map.of("Content-Type", "application/json");
    return ClientRequest.post(at(base, call), body)
        .withHeaders(headers, Map.of("Authorization", authorization));
  }

  private Answer ask(ClientRequest request) {
    ClientRequest whole =
        request
            .withHeaders(request.headers(), Map.of("Authorization", authorization))
            .withTimeouts(timeout, timeout)
            .withMaxAnswer(MAX_ANSWER)
            .asRepeatable();
    try {
      ClientResult result =
          client
              .call(whole)
              .toCompletableFuture()
              .get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
      if (result instanceof Failure failure) {
        throw unavailable(failure.text());
      }
      return (Answer) result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("this side stops");
    } catch (ExecutionException | TimeoutException e) {
      throw unavailable(request.peer() + " did not answer in time");
    }
  }

  private Answer good(Answer answer) {
    if (answer.status() == 200 && !answer.truncated()) {
      return answer;
    }
    throw new MasterUnavailableException(why(answer), retryAfter(answer));
  }

  private String why(Answer answer) {
    int status = answer.status();
    String master = "the master at " + base.getAuthority();
    return switch (status) {
      case 200 -> master + " answers with more than " + MAX_ANSWER + " bytes";
      case 401, 403 ->
          master
              + " refuses the token ("
              + status
              + "): write the one that it has for this office"
              + " to the token file";
      case 404, 405 ->
          "there is no master at " + base + " (" + status + "): check the url of the master";
      case BAD_REQUEST -> master + " does not understand this version: " + Problems.detail(answer);
      case 429 -> master + " asks to call less often";
      case 503 -> master + " cannot work now: " + Problems.detail(answer);
      default -> master + " answered " + status;
    };
  }

  private static Optional<Duration> retryAfter(Answer answer) {
    return answer
        .header("Retry-After")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Math.min(MAX_PATIENCE, Integer.parseInt(text))));
  }

  private <T> T understood(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (MalformedException e) {
      throw unavailable(
          "the master at "
              + base.getAuthority()
              + " answers otherwise than agreed: "
              + e.getMessage());
    }
  }

  private static MasterUnavailableException unavailable(String why) {
    return new MasterUnavailableException(why, Optional.empty());
  }
}

package org.edgedaemon.replica.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.HttpLimits;
import org.edgedaemon.http.HttpServer;
import org.edgedaemon.http.Loops;
import org.edgedaemon.http.Route;
import org.edgedaemon.replica.Action;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.MasterCalls.Unread;
import org.edgedaemon.replica.MasterUnavailableException;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A slave's calls to a master that answers what it likes. */
class HttpMasterCallsIT {
  private static final String WELL =
      "{\"results\":[{\"id\":\"1\",\"status\":\"accepted\",\"version\":\"2026-03-01T08:00:00Z\"}],"
          + "\"server_time\":\"2026-03-01T08:00:01Z\"}";

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final BlockingQueue<HttpAnswer> answers = new LinkedBlockingQueue<>();
  private HttpServer server;
  private HttpMasterCalls calls;

  @BeforeEach
  void open() {
    Route upload =
        Route.upload(
            "/api/sync/upload",
            request -> Optional.empty(),
            1 << 20,
            request -> CompletableFuture.completedFuture(answers.remove()));
    server =
        new HttpServer(
            "127.0.0.1", 0, Loops.SHARED, HttpLimits.defaults(), List.of(upload), System::nanoTime);
    server.start();
    calls =
        new HttpMasterCalls(
            clients.open(
                URI.create("http://127.0.0.1:" + server.port()),
                new HttpClientConfig(
                    2, Duration.ofSeconds(5), Duration.ofSeconds(5), null, null, null)),
            URI.create("http://127.0.0.1:" + server.port()),
            new Secret("token-0123456789"),
            Duration.ofSeconds(10));
  }

  @AfterEach
  void close() {
    calls.close();
    server.close();
    clients.close();
  }

  @Test
  void anAnswerThatIsNotWhatWasAgreedHasComeNeverthelessAndIsRefusedWhenItIsRead()
      throws Exception {
    for (String bad :
        List.of(
            "no JSON",
            "{\"results\":[],\"server_time\":\"2026-03-01T08:00:01Z\"}",
            WELL.replace("\"id\":\"1\"", "\"id\":\"2\""),
            WELL.replace("accepted", "perhaps"))) {
      answers.add(HttpAnswer.json(200, bad));
      Unread unread = calls.begin(List.of(change())).get(10, TimeUnit.SECONDS);

      assertThatThrownBy(unread::read)
          .as(bad)
          .isInstanceOf(MasterUnavailableException.class)
          .hasMessageContaining("answers otherwise than agreed");
    }
    answers.add(HttpAnswer.json(200, WELL));
    Unread unread = calls.begin(List.of(change())).get(10, TimeUnit.SECONDS);
    assertThat(unread.read().outcomes()).hasSize(1);
  }

  @Test
  void aRefusalIsNoAnswer() {
    answers.add(HttpAnswer.json(503, "{\"detail\":\"not now\"}"));

    assertThatThrownBy(() -> calls.begin(List.of(change())).get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(MasterUnavailableException.class)
        .hasMessageContaining("cannot work now")
        .hasMessageContaining("not now");
  }

  @Test
  void aRowThatIsTooLargeAloneIsRejectedAndNamed() throws Exception {
    answers.add(HttpAnswer.json(413, "{}"));
    answers.add(HttpAnswer.json(200, "{\"results\":[],\"server_time\":\"2026-03-01T08:00:01Z\"}"));

    Unread unread = calls.begin(List.of(change())).get(10, TimeUnit.SECONDS);

    assertThat(unread.read().outcomes())
        .singleElement()
        .asString()
        .contains("more than the master takes at once");
  }

  private static Change change() {
    RowImage image = RowImage.of(Map.of("id", TextNode.valueOf("7")));
    return new Change(
        "1",
        new RowId(new TableName("things"), new RowKey("7")),
        Action.CREATE,
        image,
        true,
        image.fields().keySet(),
        null,
        false,
        Instant.parse("2026-03-01T08:00:00Z"));
  }
}

package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.edgedaemon.simulator.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole daemon before a Realtime Database that others wrote: {@code firebase-server} of npm,
 * with the database engine of Google's own JavaScript library. It takes any secret and knows
 * neither faults nor {@code print=silent}; the simulator has those.
 *
 * <p>To be had by {@code npm install firebase-server@1.1.0 firebase@7.24.0}; looked for on the path
 * and at {@code $FIREBASE_SERVER}.
 */
class RealtimeDatabaseIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TOKEN = "database-lecturer-token";
  private static final int STUDENTS = 20;
  private static final int SESSIONS = 3;

  @TempDir private Path folder;

  private final int port = FreePort.take();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void marksAndPercentagesArriveOnceOverAKillAndAnOutage() throws Exception {
    String command = command();
    Register register = new Register(Map.of("CS101", 12));
    Process database = start(command);
    try (ForkedDaemon daemon = new ForkedDaemon(folder)) {
      configure(daemon);
      daemon.start();
      bring(daemon, register, 1);
      await(daemon, "the first marks", () -> marks() == STUDENTS);
      bring(daemon, register, 2);
      daemon.kill();
      database.destroyForcibly().waitFor();
      daemon.start();
      bring(daemon, register, SESSIONS);
      // It keeps nothing on disk: what is there from now on was sent from now on.
      database = start(command);
      await(daemon, "the last marks", () -> marks() >= STUDENTS);
      await(
          daemon,
          "the last percentages",
          () -> Register.ofStudents(tree().path("students")).equals(register.standings()));
    } finally {
      database.destroyForcibly();
    }
  }

  /** All students at one more session. */
  private void bring(ForkedDaemon daemon, Register register, int session) {
    for (int i = 1; i <= STUDENTS; i++) {
      String student = "S%03d".formatted(i);
      String body =
          """
          {"id": "call-%s-%d", "student": {"admission_number": "%s", "name": "Student %s"},
           "unit": {"code": "CS101"}, "session": {"id": "s%d"}}
          """
              .formatted(student, session, student, student, session);
      await(
          daemon,
          "a mark is taken",
          () -> daemon.bring("attendance", TOKEN, body).statusCode() / 100 == 2);
      register.attended(student, "CS101", "s" + session);
    }
  }

  private int marks() throws Exception {
    return tree().path("marks").size();
  }

  private JsonNode tree() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/.json"))
            .timeout(Duration.ofSeconds(10))
            .build();
    return new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  private Process start(String command) throws IOException {
    Process started =
        new ProcessBuilder(command, "-e", "-p", Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("database.log").toFile())
            .start();
    if (!Await.within(PATIENCE, () -> tree() != null)) {
      started.destroyForcibly();
      throw new IOException("the database does not listen");
    }
    return started;
  }

  private void configure(ForkedDaemon daemon) throws IOException {
    daemon.secret("lan.token", TOKEN);
    daemon.secret("database.secret", "any-secret-will-do");
    daemon.configure(
        """
        devices:
          - { id: lan, kind: api, rate: 1000/s, tokens: [{ name: lecturers, token_file: lan.token, scopes: [attendance] }] }
        destinations:
          - id: rtdb
            kind: realtime-database
            url: "http://127.0.0.1:%d"
            secret_file: database.secret
            retry: { first_delay: 50ms, max_delay: 1s, probe_interval: 1s }
        """
            .formatted(port));
  }

  private static String command() {
    String named = System.getenv("FIREBASE_SERVER");
    Stream<Path> places =
        named != null
            ? Stream.of(Path.of(named))
            : Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv("PATH"))
                .map(path -> Path.of(path, "firebase-server"));
    String command = places.filter(Files::isExecutable).map(Path::toString).findFirst().orElse("");
    assumeTrue(
        !command.isEmpty(),
        "firebase-server is not there: nothing was tested against it"
            + " (npm install firebase-server@1.1.0 firebase@7.24.0)");
    return command;
  }

  private static void await(ForkedDaemon daemon, String what, Callable<Boolean> condition) {
    assertThat(Await.within(PATIENCE, condition))
        .as(() -> what + "; the daemon's log ends with:\n" + daemon.log())
        .isTrue();
  }
}

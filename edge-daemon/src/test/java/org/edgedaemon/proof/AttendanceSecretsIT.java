package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.edgedaemon.simulator.firebase.FirebaseRequest;
import org.edgedaemon.simulator.firebase.FirebaseSimulator;
import org.edgedaemon.simulator.portal.RecordingPortal;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What opens portal, Firebase and our own API goes to its own peer alone: not into logs, answers,
 * files or requests to others, whatever happens, whatever a peer says back, and however talkative
 * the daemon is made.
 */
class AttendanceSecretsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PORTAL_KEY = "p0rtal-7qWm2xZs";
  private static final String API_TOKEN = "lan-9fK3vTq8LmX2wPz7";
  private static final String GUESSED = "guessed-4hB6nRc1YdE5sJ0u";
  private static final List<String> PAGES =
      List.of(
          "/health",
          "/metrics",
          "/",
          "/api/v1/status",
          "/api/v1/devices",
          "/api/v1/destinations",
          "/api/v1/outbox",
          "/api/v1/dead",
          "/api/v1/journal/entries?limit=200&kind=mark",
          "/api/v1/attendance/marks",
          "/api/v1/attendance/marks?failed=true",
          "/api/v1/attendance/students");

  @TempDir private Path folder;

  private final RecordingPortal portal = new RecordingPortal("X-API-Key", PORTAL_KEY);
  private final FirebaseSimulator google = new FirebaseSimulator(InstantSource.system(), false);
  private final StringBuilder said = new StringBuilder();
  private int students;

  @Test
  void whatOpensADestinationIsToldToNobodyElse() throws Exception {
    portal.start();
    google.start();
    try (Eavesdropper cloud = new Eavesdropper();
        ForkedDaemon daemon = daemon(cloud)) {
      daemon.start();
      daemon.awaitStarted();
      wellUsed(daemon);
      refused(daemon);
      daemon.stop();
      said.append(cloud.heard());
      assertThat(cloud.heard()).as("marks for the cloud").contains("admission_number");
    } finally {
      portal.close();
      google.close();
    }
    said.append(Files.readString(folder.resolve("daemon.log"), StandardCharsets.UTF_8));
    assertThat(said).as("it was talkative").contains("DEBUG", "refuses us", "lan");
    said.append(files(folder.resolve("data")));
    List<String> secrets = secrets();
    assertThat(secrets).as("tokens and assertions among them").hasSizeGreaterThan(30);
    assertThat(secrets).as("said to others").filteredOn(said.toString()::contains).isEmpty();
    ownOnly(secrets);
  }

  private void wellUsed(ForkedDaemon daemon) throws Exception {
    for (int i = 0; i < 5; i++) {
      bring(daemon);
    }
    said.append(daemon.bring("attendance", GUESSED, "{}").body());
    said.append(daemon.bring("punches", API_TOKEN, "{}").body());
    await(daemon, "all is delivered", () -> delivered() == 5);
    said.append(daemon.post("/api/v1/destinations/portal/test").body());
    said.append(daemon.post("/api/v1/destinations/firestore/test").body());
    said.append(daemon.post("/api/v1/destinations/rtdb/test").body());
    said.append(daemon.post("/api/v1/journal/backup").body());
    ask(daemon);
  }

  /** Peers that say what they were sent, refuse it, and take the account away. */
  private void refused(ForkedDaemon daemon) throws Exception {
    portal.faults().next(WebFault.status(401).body("wrong key " + PORTAL_KEY));
    portal.faults().next(WebFault.status(422).body("{\"message\":\"key " + PORTAL_KEY + "\"}"));
    String token = tokens().findFirst().orElseThrow();
    for (int status : new int[] {400, 403, 500}) {
      google.faults().next(WebFault.status(status).body("you sent " + token));
      google
          .faults()
          .next(WebFault.status(status).body("auth=" + FirebaseSimulator.DATABASE_SECRET));
    }
    for (int i = 0; i < 3; i++) {
      bring(daemon);
    }
    await(
        daemon,
        "the portal has refused",
        () -> daemon.get("/metrics").body().contains("422") || !dead(daemon).isEmpty());
    google.revokeTokens();
    google.disableAccount(true);
    bring(daemon);
    await(daemon, "the account is refused", () -> daemon.get("/health").body().contains("account"));
    ask(daemon);
    google.disableAccount(false);
    daemon.secret("portal.key", "");
    said.append(daemon.post("/api/v1/reload").body());
    daemon.secret("account.json", google.serviceAccountFile().replace("PRIVATE KEY", "SECRET KEY"));
    said.append(daemon.post("/api/v1/reload").body());
    said.append(daemon.command("validate"));
    ask(daemon);
  }

  private static String dead(ForkedDaemon daemon) throws IOException {
    return daemon.getJson("/api/v1/dead").path("items").findPath("destination").asText();
  }

  private void bring(ForkedDaemon daemon) {
    String student = "S" + ++students;
    String body =
        """
        {"id": "%s", "student": {"admission_number": "%s", "name": "Student"},
         "unit": {"code": "CS101"}, "session": {"id": "today"}}
        """
            .formatted(student, student);
    await(
        daemon,
        "a mark is taken",
        () -> daemon.bring("attendance", API_TOKEN, body).statusCode() / 100 == 2);
  }

  private int delivered() {
    int inFirestore =
        (int)
            google.documents().keySet().stream().filter(name -> name.startsWith("marks/")).count();
    int inDatabase = google.tree().path("marks").size();
    return Math.min(portal.marks().size(), Math.min(inFirestore, inDatabase));
  }

  private void ask(ForkedDaemon daemon) throws IOException {
    for (String page : PAGES) {
      said.append(daemon.get(page).body()).append('\n');
    }
  }

  /** Each peer has heard its own secret and no other. */
  private void ownOnly(List<String> secrets) {
    String toPortal =
        portal.requests().stream()
            .map(request -> request.path() + request.idempotencyKey() + request.body())
            .collect(Collectors.joining("\n"));
    assertThat(secrets).filteredOn(toPortal::contains).isEmpty();
    for (FirebaseRequest request : google.requests()) {
      boolean asksForToken = request.path().equals("/token");
      String open = request.path() + (asksForToken ? "" : request.body());
      assertThat(secrets).filteredOn(open::contains).isEmpty();
      assertThat(request.query() + request.authorization() + request.body())
          .doesNotContain(PORTAL_KEY, API_TOKEN, ForkedDaemon.TOKEN);
    }
  }

  private List<String> secrets() throws IOException {
    List<String> secrets =
        new ArrayList<>(
            List.of(
                PORTAL_KEY,
                API_TOKEN,
                GUESSED,
                ForkedDaemon.TOKEN,
                FirebaseSimulator.DATABASE_SECRET));
    new ObjectMapper()
        .readTree(google.serviceAccountFile())
        .path("private_key")
        .asText()
        .lines()
        .filter(line -> !line.startsWith("-----"))
        .forEach(secrets::add);
    tokens().forEach(secrets::add);
    google.requests().stream()
        .filter(request -> request.path().equals("/token"))
        .map(request -> request.body().replaceFirst(".*assertion=", "").replaceFirst("&.*", ""))
        .map(assertion -> assertion.substring(assertion.lastIndexOf('.') + 1))
        .forEach(secrets::add);
    return secrets;
  }

  private Stream<String> tokens() {
    return google.requests().stream()
        .map(FirebaseRequest::authorization)
        .filter(header -> header.startsWith("Bearer "))
        .map(header -> header.substring("Bearer ".length()))
        .distinct();
  }

  private static String files(Path data) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  private void await(ForkedDaemon daemon, String what, Callable<Boolean> condition) {
    assertThat(Await.within(PATIENCE, condition))
        .as(() -> what + "; the daemon's log ends with:\n" + daemon.log())
        .isTrue();
  }

  private ForkedDaemon daemon(Eavesdropper cloud) throws IOException {
    ForkedDaemon daemon =
        new ForkedDaemon(folder).with("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace");
    daemon.secret("cloud.key", Office.API_KEY);
    daemon.secret("portal.key", PORTAL_KEY);
    daemon.secret("lan.token", API_TOKEN);
    daemon.secret("account.json", google.serviceAccountFile());
    daemon.secret("database.secret", FirebaseSimulator.DATABASE_SECRET);
    String retry = "{ first_delay: 50ms, max_delay: 1s, probe_interval: 1s }";
    daemon.configure(
        """
        devices:
          - { id: lan, kind: api, tokens: [{ name: lecturers, token_file: lan.token, scopes: [attendance] }] }
        destinations:
          - { id: cloud, kind: cloud, url: "%s", api_key_file: cloud.key, accepts: [punch, mark, student] }
          - { id: portal, kind: portal, url: "%s", api_key_file: portal.key, retry: %s }
          - { id: firestore, kind: firestore, url: "%s", credentials_file: account.json, retry: %s }
          - { id: rtdb, kind: realtime-database, url: "%s", secret_file: database.secret, retry: %s }
        """
            .formatted(cloud.url(), portal.url(), retry, google.url(), retry, google.url(), retry));
    return daemon;
  }
}

package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.edgedaemon.simulator.FreePort;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What opens a terminal, and what opens our door to it, goes to the terminal alone: not into logs,
 * answers, files or requests, whatever happens and however talkative the daemon is made.
 */
class HikvisionSecretsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String USER = "secretary";
  private static final String RIGHT = "R1ght-9fQ2xWz";
  private static final String WRONG = "Wr0ng-7hK4pLm";
  private static final String REALM = "DS-5EC4E7";
  private static final String HOOK = "/hik/bm9ib2R5LW11c3Qta25vdy10aGlz";
  private static final Pattern SIGNATURE =
      Pattern.compile("c?nonce=\"([^\"]+)\"|response=\"(\\w+)\"");
  private static final List<String> PAGES =
      List.of(
          "/health",
          "/health/ready",
          "/metrics",
          "/",
          "/api/v1/status",
          "/api/v1/devices",
          "/api/v1/runs?limit=50",
          "/api/v1/destinations",
          "/api/v1/journal/entries?limit=200",
          "/api/v1/dead");

  @TempDir private Path folder;

  private final int hookPort = FreePort.take();
  private final StringBuilder said = new StringBuilder();

  @Test
  void whatOpensATerminalIsToldToNobodyElse() throws Exception {
    List<String> secrets = new ArrayList<>(known());
    try (HikvisionTerminal terminal = terminal();
        Eavesdropper cloud = new Eavesdropper();
        ForkedDaemon daemon = daemon(terminal, cloud)) {
      daemon.start();
      daemon.awaitStarted();
      wellUsed(daemon, terminal);
      refused(daemon, terminal);
      daemon.stop();
      assertThat(terminal.counts().failedLogins()).isPositive();
      secrets.addAll(signatures(terminal));
      said.append(cloud.heard());
    }
    assertThat(said).contains("event_id");
    said.append(Files.readString(folder.resolve("daemon.log"), StandardCharsets.UTF_8));
    assertThat(said).as("it was talkative").contains("DEBUG").contains("refused user name");
    said.append(files(folder.resolve("data")));
    assertThat(secrets).hasSizeGreaterThan(20);
    assertThat(secrets).as("said to others").filteredOn(said.toString()::contains).isEmpty();
  }

  /** All ways of reading at once, strangers at the door, and what an operator does. */
  private void wellUsed(ForkedDaemon daemon, HikvisionTerminal terminal) throws Exception {
    assertThat(Await.within(PATIENCE, () -> daemon.journaled() > 10)).as(daemon::log).isTrue();
    said.append(daemon.post("/api/v1/devices/lobby/arm").body());
    for (int i = 0; i < 5; i++) {
      terminal.punch("00001", 75);
    }
    assertThat(Await.within(PATIENCE, () -> terminal.pushAnswers().contains(200)))
        .as(daemon::log)
        .isTrue();
    knock(HOOK, "neither JSON nor anything: " + "x".repeat(200));
    knock("/hik/guessed", "{}");
    knock(HOOK + "/more", "{}");
    said.append(daemon.post("/api/v1/devices/lobby/test").body());
    said.append(daemon.post("/api/v1/devices/lobby/read").body());
    said.append(daemon.post("/api/v1/journal/backup").body());
    ask(daemon);
  }

  private void refused(ForkedDaemon daemon, HikvisionTerminal terminal) throws Exception {
    daemon.secret("lobby.password", WRONG);
    said.append(daemon.post("/api/v1/reload").body());
    assertThat(Await.within(PATIENCE, () -> terminal.counts().failedLogins() > 0))
        .as(daemon::log)
        .isTrue();
    said.append(daemon.post("/api/v1/devices/lobby/test").body());
    said.append(daemon.post("/api/v1/devices/lobby/arm").body());
    ask(daemon);
    daemon.secret("lobby.password", "");
    said.append(daemon.post("/api/v1/reload").body());
    daemon.secret("lobby.password", RIGHT);
    said.append(daemon.post("/api/v1/reload").body());
    ask(daemon);
  }

  private void ask(ForkedDaemon daemon) throws IOException {
    for (String page : PAGES) {
      said.append(daemon.get(page).body()).append('\n');
    }
  }

  private void knock(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hookPort + path))
            .POST(BodyPublishers.ofString(body))
            .build();
    said.append(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  private static List<String> known() throws Exception {
    List<String> known = new ArrayList<>(List.of(HOOK, HOOK.substring("/hik/".length())));
    for (String password : List.of(RIGHT, WRONG)) {
      known.add(password);
      known.add(base64(password));
      known.add(base64(USER + ":" + password));
      for (String algorithm : List.of("MD5", "SHA-256")) {
        byte[] ha1 = (USER + ":" + REALM + ":" + password).getBytes(StandardCharsets.UTF_8);
        known.add(HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(ha1)));
      }
    }
    return known;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of every Authorization header that the terminal was sent. */
  private static List<String> signatures(HikvisionTerminal terminal) {
    List<String> signatures = new ArrayList<>();
    for (String header : terminal.authorizations()) {
      Matcher matcher = SIGNATURE.matcher(header);
      while (matcher.find()) {
        signatures.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      }
    }
    return signatures;
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

  private static HikvisionTerminal terminal() {
    return HikvisionTerminal.builder()
        .login(login -> login.account(USER, RIGHT).realm(REALM).lockAfter(50))
        .push(push -> push.resendEvery(Duration.ofMillis(300)))
        .oldEvents(40)
        .build()
        .start();
  }

  private ForkedDaemon daemon(HikvisionTerminal terminal, Eavesdropper cloud) throws IOException {
    ForkedDaemon daemon =
        new ForkedDaemon(folder)
            .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=debug")
            .with("-Dorg.slf4j.simpleLogger.log.io.netty=debug");
    daemon.secret("lobby.password", RIGHT);
    daemon.secret("cloud.key", Office.API_KEY);
    daemon.configure(
        """
        devices:
          - id: lobby
            kind: hikvision
            url: %s
            username: %s
            password_file: lobby.password
            poll_interval: 5s
            webhook: { listen: "0.0.0.0:%d", path: %s }
        destinations:
          - { id: cloud, kind: cloud, url: "%s", api_key_file: cloud.key }
        """
            .formatted(terminal.url(), USER, hookPort, HOOK, cloud.url()));
    return daemon;
  }
}

package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.edgedaemon.simulator.FreePort;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A wrong password in the etc file, with everything on that could try it, and restarts: the account
 * stays open to its other users.
 */
class WrongPasswordIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String RIGHT = "R1ght-9fQ2xWz";
  private static final String HOOK = "/hik/d3JvbmctcGFzc3dvcmQtcHJvb2Y";

  @TempDir private Path folder;

  private final int hookPort = FreePort.take();

  @Test
  void twoTriesOverAllRestartsAndOneWhenAnOperatorAsks() throws Exception {
    try (HikvisionTerminal terminal = terminal(10);
        ForkedDaemon daemon = daemon(terminal)) {
      boot(daemon, terminal, 1);
      boot(daemon, terminal, 1);
      aMinutePasses();
      boot(daemon, terminal, 2);
      aMinutePasses();
      daemon.start();
      daemon.awaitStarted();
      look(daemon, terminal);
      assertThat(terminal.counts().failedLogins()).isEqualTo(2);

      String told = daemon.post("/api/v1/devices/lobby/test").body();
      assertThat(told).contains("refused user name or password");
      look(daemon, terminal);
      assertThat(terminal.counts().failedLogins()).isEqualTo(3);

      daemon.secret("lobby.password", RIGHT);
      assertThat(daemon.post("/api/v1/reload").statusCode()).isEqualTo(200);
      assertThat(Await.within(PATIENCE, () -> daemon.journaled() > 5)).as(daemon::log).isTrue();
      assertThat(terminal.counts().failedLogins()).isEqualTo(3);
      assertThat(terminal.counts().loginsWhileLocked()).isZero();
    }
  }

  /** The first wrong password locks already: it is waited for, by restarts and operators too. */
  @Test
  void aLockedAccountSeesNoLogin() throws Exception {
    try (HikvisionTerminal terminal = terminal(1);
        ForkedDaemon daemon = daemon(terminal)) {
      boot(daemon, terminal, 1);
      assertThat(terminal.locked()).isTrue();
      aMinutePasses();
      daemon.start();
      daemon.awaitStarted();
      look(daemon, terminal);
      int challenges = terminal.counts().challenges();
      String told = daemon.post("/api/v1/devices/lobby/test").body();
      assertThat(told).contains("locked the account, for");
      look(daemon, terminal);
      assertThat(terminal.counts().challenges()).as("it is probed").isGreaterThan(challenges);
      assertThat(terminal.counts().failedLogins()).isEqualTo(1);
      assertThat(terminal.counts().loginsWhileLocked()).isZero();
    }
  }

  /** Runs until so many logins have failed, and a while longer. */
  private void boot(ForkedDaemon daemon, HikvisionTerminal terminal, int failed)
      throws IOException {
    daemon.start();
    daemon.awaitStarted();
    assertThat(Await.within(PATIENCE, () -> terminal.counts().failedLogins() >= failed))
        .as(daemon::log)
        .isTrue();
    look(daemon, terminal);
    assertThat(terminal.counts().failedLogins()).isEqualTo(failed);
    assertThat(terminal.counts().loginsWhileLocked()).isZero();
    daemon.kill();
  }

  /** People punch, the terminal pushes, and health is asked for. */
  private static void look(ForkedDaemon daemon, HikvisionTerminal terminal) throws IOException {
    for (int i = 0; i < 5; i++) {
      terminal.punch("00001", 75);
      assertThat(daemon.get("/health").body()).contains("lobby");
      Await.pause(200);
    }
  }

  /** What the daemon remembers of the terminal is a minute older than it was. */
  private void aMinutePasses() throws IOException {
    Path gate = folder.resolve("data/terminals/lobby.json");
    String text = Files.readString(gate, StandardCharsets.UTF_8);
    String older =
        Pattern.compile("(?<=\"since\":\")[^\"]+")
            .matcher(text)
            .replaceAll(since -> Instant.parse(since.group()).minusSeconds(60).toString());
    Files.writeString(gate, older);
  }

  private HikvisionTerminal terminal(int lockAfter) {
    return HikvisionTerminal.builder()
        .login(login -> login.account("proof", RIGHT).lockAfter(lockAfter))
        .oldEvents(30)
        .pushTo(URI.create("http://127.0.0.1:" + hookPort + HOOK))
        .build()
        .start();
  }

  private ForkedDaemon daemon(HikvisionTerminal terminal) throws IOException {
    ForkedDaemon daemon = new ForkedDaemon(folder);
    daemon.secret("lobby.password", "Wr0ng-7hK4pLm");
    daemon.configure(
        """
        devices:
          - id: lobby
            kind: hikvision
            url: %s
            username: proof
            password_file: lobby.password
            poll_interval: 5s
            webhook: { listen: "127.0.0.1:%d", path: %s }
            backup_sync: { schedule: "* * * * *", lookback: 5h }
        """
            .formatted(terminal.url(), hookPort, HOOK));
    return daemon;
  }
}

package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.edgedaemon.simulator.FreePort;
import org.edgedaemon.simulator.hikvision.NoncePolicy;
import org.edgedaemon.simulator.hikvision.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process is killed again and again while people punch at ZK and Hikvision terminals, the
 * latter read by search, stream and webhook at once, and begin to count anew now and then. Nothing
 * is lost, nothing doubled in effect.
 */
class HikvisionKillLoopIT {
  private static final int ROUNDS = Integer.getInteger("hikvision.kill.rounds", 10);
  private static final long SEED = Long.getLong("kill.seed", 2_604);
  private static final int PUNCHES_PER_SECOND = 30;
  private static final Duration TO_SETTLE = Duration.ofSeconds(150);
  private static final String HOOK = "/hik/cHJvb2Ytb2YtdGhlLWtpbGwtbG9vcA";

  @TempDir private Path folder;

  private final Random random = new Random(SEED);

  /** Every search field, stream, and pushes of each row, of which two of three are no punches. */
  private final Lobby modern =
      new Lobby("modern", SEED, terminal -> terminal.oldEvents(90))
          .pushingTo(FreePort.take(), HOOK);

  /** Read by time, and each nonce is good for two calls. */
  private final Lobby quirky =
      new Lobby(
          "quirky",
          SEED + 1,
          terminal ->
              terminal
                  .oldEvents(60)
                  .bursts(false)
                  .search(search -> search.refuses(Refusal.SERIAL_WINDOW))
                  .login(login -> login.nonces(NoncePolicy.THIRD_USE_UNCHALLENGED)));

  @Test
  void nothingIsLostOrDoubledByKillsAndResets() throws Exception {
    try (Office office = new Office(SEED, 50, modern, quirky);
        ForkedDaemon daemon = daemon(office)) {
      office.startPunching(PUNCHES_PER_SECOND);
      office.beTroublesome();
      Oracle oracle = new Oracle(office, daemon);
      for (int round = 0; round < ROUNDS; round++) {
        round(round, office, daemon, oracle);
      }
      settle(office, daemon, oracle);
    }
  }

  /**
   * Of five rounds one is killed within its start; one looks, with the terminals out of reach,
   * whether the journal has what was acknowledged before the kill; in one a terminal begins to
   * count anew under the daemon's eyes, in one while it is dead; one deletes the journal.
   */
  private void round(int round, Office office, ForkedDaemon daemon, Oracle oracle)
      throws IOException {
    boolean looks = round % 5 == 1;
    if (looks) {
      office.offline();
    }
    daemon.start();
    if (looks) {
      daemon.awaitStarted();
      oracle.acknowledgedIsJournaled();
      office.online();
    } else if (round % 5 > 0) {
      daemon.awaitStarted();
    }
    Lobby lobby = round / 5 % 2 == 0 ? modern : quirky;
    Lobby other = lobby == modern ? quirky : modern;
    if (round % 5 == 2) {
      resetAlive(lobby, daemon);
    }
    Await.pause(random.nextInt(300, 1_500));
    switch (round % 5) {
      case 3 -> resetDead(other, daemon);
      case 4 -> {
        daemon.post("/api/v1/journal/backup");
        daemon.kill();
        Files.delete(daemon.dataDir().resolve("journal.mv.db"));
      }
      default -> daemon.kill();
    }
  }

  private static void resetAlive(Lobby lobby, ForkedDaemon daemon) {
    letRest(lobby, daemon);
    lobby.reset();
    lobby.goOn();
  }

  /** It counts past its last number before anybody sees it again. */
  private static void resetDead(Lobby lobby, ForkedDaemon daemon) {
    letRest(lobby, daemon);
    long last = lobby.terminal.newestSerial();
    daemon.kill();
    lobby.reset();
    lobby.goOn();
    while (lobby.terminal.newestSerial() <= last) {
      lobby.punch();
    }
  }

  /** What a reset erases must be known before: nobody comes until it is. */
  private static void letRest(Lobby lobby, ForkedDaemon daemon) {
    lobby.rest();
    Set<String> held = lobby.held();
    assertThat(Await.within(TO_SETTLE, () -> lobby.pushedAll() && hasAll(daemon, held)))
        .as(() -> lobby.id + " is not wholly known; the daemon's log ends with:\n" + daemon.log())
        .isTrue();
    // Its last number shall not come again within the second of the last.
    Await.pause(1_100);
  }

  private static boolean hasAll(ForkedDaemon daemon, Set<String> held) {
    // The whole journal is asked for: not all the time.
    Await.pause(200);
    return daemon.journaledIds().containsAll(held);
  }

  private void settle(Office office, ForkedDaemon daemon, Oracle oracle) throws Exception {
    long faults = office.cloud.faults().happened();
    office.cloud.faults().clear();
    office.stopPunching();
    daemon.start();
    daemon.awaitStarted();
    assertThat(Await.within(TO_SETTLE, modern::pushedAll)).as("all pushed").isTrue();
    oracle.everythingArrived();
    System.out.printf(
        "%d kills with Hikvision: %d punches, %d acknowledged live, %d faults of the cloud, %d"
            + " streams, modern %s, quirky %s%n",
        ROUNDS,
        office.cloud.uniqueCount(),
        office.acknowledged().size(),
        faults,
        modern.terminal.counts().streams() + quirky.terminal.counts().streams(),
        modern.held().size(),
        quirky.held().size());
    assertThat(faults).as("faults that really happened").isPositive();
    assertThat(modern.acknowledged()).as("taken by the webhook").hasSizeGreaterThan(50);
    // Of stream and webhook the first is the source: which one that is, nobody can promise.
    assertThat(sources(daemon)).contains("hik-search").containsAnyOf("hik-stream", "hik-push");
    assertThat(daemon.stop()).isIn(0, 143);
  }

  private static Set<String> sources(ForkedDaemon daemon) throws IOException {
    Set<String> sources = new HashSet<>();
    daemon.journal().forEach(entry -> sources.add(entry.path("body").path("source").asText()));
    return sources;
  }

  private ForkedDaemon daemon(Office office) throws IOException {
    ForkedDaemon daemon = new ForkedDaemon(folder);
    daemon.secret("key.key", Integer.toString(Office.COMM_KEY));
    daemon.secret("cloud.key", Office.API_KEY);
    daemon.secret(Lobby.PASSWORD_FILE, Lobby.PASSWORD);
    daemon.configure(office.sections("1s", ""));
    return daemon;
  }
}

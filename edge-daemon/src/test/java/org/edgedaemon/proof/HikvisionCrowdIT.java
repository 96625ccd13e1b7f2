package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.edgedaemon.simulator.cloud.RecordingCloud;
import org.edgedaemon.simulator.hikvision.EnrolledUser;
import org.edgedaemon.simulator.hikvision.HikvisionFault;
import org.edgedaemon.simulator.hikvision.HikvisionFault.Kind;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile Hikvision terminals cost the others nothing. */
class HikvisionCrowdIT {
  private static final int WELL = 6;
  private static final int PUNCHES = 100;
  private static final String SEARCH = "/ISAPI/AccessControl/AcsEvent";
  private static final List<HikvisionFault> FAULTS =
      List.of(
          HikvisionFault.of(Kind.DRIP, 200).early(),
          HikvisionFault.of(Kind.STALL).early(),
          HikvisionFault.of(Kind.MALFORMED),
          HikvisionFault.of(Kind.MALFORMED).at(SEARCH),
          HikvisionFault.of(Kind.STALL_IN_BODY).at(SEARCH),
          HikvisionFault.of(Kind.DRIP, 50).at(SEARCH),
          HikvisionFault.of(Kind.OVERSIZE, 8 << 20).at(SEARCH),
          HikvisionFault.of(Kind.EMPTY_MORE),
          HikvisionFault.of(Kind.RESET).early(),
          HikvisionFault.of(Kind.BOGUS_401));

  @TempDir private Path folder;

  private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
  private int people;

  @Test
  void theWellDoNotNoticeTheHostile() throws Exception {
    List<HikvisionTerminal> well = well();
    List<HikvisionTerminal> sick = sick();
    try (RecordingCloud cloud = RecordingCloud.builder().key(Office.API_KEY).build().start();
        EndlessHeaders endless = new EndlessHeaders();
        ForkedDaemon daemon = new ForkedDaemon(folder)) {
      cloud.onRecord(record -> arrivals.putIfAbsent(record.userId(), System.nanoTime()));
      daemon.secret("cloud.key", Office.API_KEY);
      daemon.secret(Lobby.PASSWORD_FILE, Lobby.PASSWORD);
      daemon.configure(sections(urls(well), cloud));
      daemon.start();
      daemon.awaitStarted();
      assertThat(Await.within(Duration.ofSeconds(120), () -> streaming(well)))
          .as(daemon::log)
          .isTrue();
      Await.pause(2_000);
      long[] alone = live(well);
      List<String> all = urls(well);
      all.addAll(urls(sick));
      all.add(endless.url());
      daemon.configure(sections(all, cloud));
      assertThat(daemon.post("/api/v1/reload").statusCode()).isEqualTo(200);
      Await.pause(4_000);
      long[] millis = live(well);
      System.out.printf(
          "Hikvision punch to the cloud: p50 %d ms, p99 %d ms; beside hostile terminals: p50 %d ms,"
              + " p99 %d ms, max %d ms%n",
          alone[PUNCHES / 2],
          alone[PUNCHES * 99 / 100],
          millis[PUNCHES / 2],
          millis[PUNCHES * 99 / 100],
          millis[PUNCHES - 1]);
      // Generous, for a busy machine; a stalled thread would cost seconds.
      assertThat(millis[PUNCHES / 2]).isLessThan(100 + 3 * alone[PUNCHES / 2]);
      assertThat(millis[PUNCHES * 99 / 100]).isLessThan(1_500 + 3 * alone[PUNCHES * 99 / 100]);
      assertThat(endless.connections()).as("the endless one was talked to").isPositive();
      sick.forEach(terminal -> assertThat(terminal.counts().requests()).isPositive());
      assertThat(daemon.isAlive()).isTrue();
      assertThat(daemon.log()).doesNotContain("OutOfMemory");
      well.forEach(terminal -> assertThat(terminal.protocolViolations()).isEmpty());
    } finally {
      well.forEach(HikvisionTerminal::close);
      sick.forEach(HikvisionTerminal::close);
    }
  }

  private static boolean streaming(List<HikvisionTerminal> well) {
    return well.stream().allMatch(terminal -> terminal.counts().openStreams() == 1);
  }

  private static List<HikvisionTerminal> well() {
    List<HikvisionTerminal> well = new ArrayList<>();
    for (int i = 0; i < WELL; i++) {
      well.add(terminal("WELL-" + i));
    }
    return well;
  }

  private static List<HikvisionTerminal> sick() {
    List<HikvisionTerminal> sick = new ArrayList<>();
    for (HikvisionFault fault : FAULTS) {
      HikvisionTerminal terminal = terminal("SICK-" + sick.size());
      terminal.faults().always(fault);
      sick.add(terminal);
    }
    return sick;
  }

  private static HikvisionTerminal terminal(String serial) {
    return HikvisionTerminal.builder()
        .serialNumber(serial)
        .login(login -> login.account("proof", Lobby.PASSWORD))
        .users(1)
        .oldEvents(100)
        .build()
        .start();
  }

  /** Each punch is of a person of its own, by whom it is known in the cloud. */
  private long[] live(List<HikvisionTerminal> well) {
    Map<String, Long> punched = new ConcurrentHashMap<>();
    for (int i = 0; i < PUNCHES; i++) {
      HikvisionTerminal terminal = well.get(i % WELL);
      String person = Integer.toString(70_000 + people++);
      terminal.enrol(new EnrolledUser(person, "Person " + person, ""));
      punched.put(person, System.nanoTime());
      terminal.punch(person, 75);
      Await.pause(25);
    }
    assertThat(
            Await.within(
                Duration.ofSeconds(120), () -> arrivals.keySet().containsAll(punched.keySet())))
        .isTrue();
    long[] millis =
        punched.entrySet().stream()
            .mapToLong(one -> (arrivals.get(one.getKey()) - one.getValue()) / 1_000_000)
            .toArray();
    Arrays.sort(millis);
    return millis;
  }

  private static List<String> urls(List<HikvisionTerminal> terminals) {
    List<String> urls = new ArrayList<>();
    terminals.forEach(terminal -> urls.add(terminal.url()));
    return urls;
  }

  private static String sections(List<String> urls, RecordingCloud cloud) {
    StringBuilder sections = new StringBuilder("devices:\n");
    for (int i = 0; i < urls.size(); i++) {
      sections.append(
          "  - { id: d%d, kind: hikvision, url: \"%s\", username: proof, password_file: %s, poll_interval: 5s }%n"
              .formatted(i, urls.get(i), Lobby.PASSWORD_FILE));
    }
    sections.append(
        "destinations:%n  - { id: cloud, kind: cloud, url: \"%s\", api_key_file: cloud.key }%n"
            .formatted(cloud.url()));
    return sections.toString();
  }
}

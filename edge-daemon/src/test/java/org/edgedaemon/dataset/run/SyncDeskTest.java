package org.edgedaemon.dataset.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunRequest;
import org.edgedaemon.dataset.SyncProgress.Step;
import org.edgedaemon.dataset.run.Started.Accepted;
import org.edgedaemon.dataset.run.Started.Busy;
import org.edgedaemon.dataset.run.Started.Refused;
import org.edgedaemon.dataset.run.Started.TooSoon;
import org.edgedaemon.dataset.run.SyncStatus.Phase;
import org.edgedaemon.history.Run;
import org.edgedaemon.schedule.CronSchedule;
import org.edgedaemon.testing.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncDeskTest {
  private static final Duration GAP = Duration.ofMinutes(5);
  private static final Set<DatasetName> ROOMS = Set.of(new DatasetName("rooms"));

  @TempDir private Path folder;

  private final List<String> heard = new ArrayList<>();
  private Office office;

  @BeforeEach
  void make() {
    office =
        new Office(
            folder,
            1,
            new DatasetSketch("rooms").done(),
            new DatasetSketch("cameras").order(1).done());
    office.source("rooms").put(1, null);
  }

  private SyncDesk desk(Pace pace) {
    SyncDesk desk = new SyncDesk(office.sync, office.history, office.time, pace, GAP);
    desk.subscribe(
        new SyncListener() {
          @Override
          public void began(String id, RunRequest request) {
            heard.add("began " + request.reason());
          }

          @Override
          public void went(String id, Step step) {
            heard.add(step.getClass().getSimpleName() + " " + step.dataset());
          }

          @Override
          public void ended(RunReport report) {
            heard.add("ended " + Verdict.of(report));
          }
        });
    desk.prepare();
    return desk;
  }

  private static RunRequest asked(boolean force, Set<DatasetName> only, boolean dryRun) {
    return new RunRequest("api", force, only, dryRun);
  }

  private static RunRequest all() {
    return asked(false, Set.of(), false);
  }

  @Test
  void oneRunAtATimeAndEverybodyHearsOfIt() {
    SyncDesk desk = desk(new Pace.OnDemand());
    Accepted first = (Accepted) desk.begin(all());
    assertThat(desk.begin(asked(true, Set.of(), false))).isEqualTo(new Busy(first.id()));
    assertThat(desk.status().running().orElseThrow().datasets())
        .allMatch(one -> one.phase() == Phase.WAITING)
        .hasSize(2);
    desk.turn();
    assertThat(desk.status().running()).isEmpty();
    assertThat(desk.status().last().orElseThrow().id()).isEqualTo(first.id());
    assertThat(heard)
        .startsWith("began api", "Begun rooms", "Compared rooms", "Pushed rooms", "Ended rooms")
        .endsWith("ended 1 records stored");
  }

  @Test
  void skipsARunAMomentAfterAnother() {
    SyncDesk desk = desk(new Pace.OnDemand());
    desk.begin(all());
    desk.turn();
    office.clock.advance(Duration.ofMinutes(3));
    assertThat(((TooSoon) desk.begin(all())).report().skipped())
        .isEqualTo("skipped: a run ended 3 minutes ago");
    assertThat(desk.begin(asked(false, ROOMS, false))).isInstanceOf(TooSoon.class);
    assertThat(desk.begin(asked(true, Set.of(), false))).isInstanceOf(Accepted.class);
    desk.turn();
    office.clock.advance(GAP);
    assertThat(desk.begin(all())).isInstanceOf(Accepted.class);
  }

  @Test
  void aRunOfOneDatasetOrADryOneIsNoReasonToSkipAll() {
    SyncDesk desk = desk(new Pace.OnDemand());
    desk.begin(asked(false, Set.of(), true));
    desk.turn();
    assertThat(desk.begin(asked(false, ROOMS, false))).isInstanceOf(Accepted.class);
    desk.turn();
    assertThat(desk.begin(asked(false, ROOMS, false))).isInstanceOf(TooSoon.class);
    assertThat(desk.begin(all())).isInstanceOf(Accepted.class);
  }

  @Test
  void remembersTheLastRunOverARestart() {
    Instant ended = ManualClock.START.minusSeconds(60);
    office.history.record(
        new Run(
            "cloud-sync", "cloud", "api", ended.minusSeconds(30), ended, 0, 0, 0, null, Map.of()));
    SyncDesk desk = desk(new Pace.Every(Duration.ofHours(1)));
    assertThat(desk.begin(all())).isInstanceOf(TooSoon.class);
    assertThat(desk.status().next()).contains(ended.plusSeconds(3_570));
  }

  @Test
  void runsByInterval() {
    SyncDesk desk = desk(new Pace.Every(Duration.ofHours(1)));
    Instant end = ManualClock.START.plus(Duration.ofMinutes(179));
    while (office.clock.instant().isBefore(end)) {
      desk.turn();
    }
    assertThat(office.history.all())
        .extracting(Run::started)
        .containsExactly(
            ManualClock.START,
            ManualClock.START.plus(Duration.ofHours(1)),
            ManualClock.START.plus(Duration.ofHours(2)));
  }

  @Test
  void runsByCron() {
    CronSchedule schedule = ((CronSchedule.Good) CronSchedule.parse("30 * * * *")).schedule();
    SyncDesk desk = desk(new Pace.Cron(schedule));
    Instant end = ManualClock.START.plus(Duration.ofMinutes(100));
    while (office.clock.instant().isBefore(end)) {
      desk.turn();
    }
    assertThat(office.history.all())
        .extracting(Run::started)
        .containsExactly(
            ManualClock.START.plus(Duration.ofMinutes(30)),
            ManualClock.START.plus(Duration.ofMinutes(90)));
  }

  @Test
  void refusesStrangersAndWhoComesTooLate() {
    SyncDesk desk = desk(new Pace.OnDemand());
    assertThat(desk.begin(asked(false, Set.of(new DatasetName("nothing")), false)))
        .isEqualTo(new Refused("there is no dataset nothing"));
    assertThat(desk.close(Duration.ZERO)).isTrue();
    assertThat(desk.begin(all())).isEqualTo(new Refused("the daemon is stopping"));
  }

  @Test
  void aDefectEndsARunAndNotTheDesk() {
    SyncDesk desk = desk(new Pace.OnDemand());
    office.source("rooms").onRead =
        () -> {
          throw new AssertionError("a defect");
        };
    desk.begin(all());
    desk.turn();
    assertThat(desk.status().last().orElseThrow().success()).isFalse();
    office.source("rooms").onRead = () -> {};
    desk.begin(asked(true, Set.of(), false));
    desk.turn();
    assertThat(desk.status().last().orElseThrow().success()).isTrue();
  }

  @Test
  void worksOnItsOwnThreadAndStops() throws Exception {
    SyncTime real =
        new SyncTime(
            office.clock, java.time.ZoneOffset.UTC, System::nanoTime, Math::random, Rest.REAL);
    CloudSync sync =
        new CloudSync(
            office.sync.plan(),
            new SyncPorts(
                office.cloud,
                Map.of(
                    new DatasetName("rooms"), office.source("rooms"),
                    new DatasetName("cameras"), office.source("cameras")),
                office.ledger,
                office.history),
            real,
            folder,
            1 << 20);
    SyncDesk desk = new SyncDesk(sync, office.history, real, new Pace.OnDemand(), GAP);
    desk.open();
    desk.begin(asked(true, Set.of(), false));
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!office.cloud.isBusy() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    // The cloud answers nobody: the one call stays under way until it is let go.
    assertThat(desk.close(Duration.ofMillis(50))).isFalse();
    while (!desk.close(Duration.ofMillis(5)) && System.nanoTime() < deadline) {
      office.cloud.answerOne();
    }
    assertThat(desk.close(Duration.ofMillis(1))).isTrue();
    assertThat(desk.status().last().orElseThrow().errors()).containsExactly(Words.STOPPED);
  }
}

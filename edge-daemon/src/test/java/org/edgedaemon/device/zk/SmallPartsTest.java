package org.edgedaemon.device.zk;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.zk.codec.AttendanceLayouts;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.PunchTime;
import org.junit.jupiter.api.Test;

/** The small parts of a session, one by one. */
class SmallPartsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aWallClockPlacesAsTheDomainDoes() {
    WallClock clock = new WallClock(BERLIN);
    LocalDateTime time = LocalDateTime.of(2024, 3, 25, 0, 0);
    for (int i = 0; i < 24 * 4 * 400; i++) {
      assertThat(clock.place(time)).isEqualTo(PunchTime.of(time, BERLIN));
      time = time.plusMinutes(15);
    }
  }

  @Test
  void inTheHourThatComesTwiceTheNearerReadingCounts() {
    LocalDateTime shown = LocalDateTime.of(2026, 10, 25, 2, 30);
    Instant first = Instant.parse("2026-10-25T00:30:05Z");
    assertThat(DeviceClock.offset(shown, first, BERLIN)).isEqualTo(Duration.ofSeconds(-5));
    assertThat(DeviceClock.offset(shown, first.plusSeconds(3_600), BERLIN))
        .isEqualTo(Duration.ofSeconds(-5));
    LocalDateTime skipped = LocalDateTime.of(2026, 3, 29, 2, 30);
    assertThat(DeviceClock.offset(skipped, Instant.parse("2026-03-29T01:30:00Z"), BERLIN).abs())
        .isLessThanOrEqualTo(Duration.ofHours(1));
  }

  @Test
  void recentKeysSeeDoublesWithinTheWindow() {
    RecentKeys keys = new RecentKeys();
    for (int i = 0; i < 3 * RecentKeys.WINDOW; i++) {
      assertThat(keys.add(EventId.ofNaturalKey("key " + i))).isTrue();
      assertThat(keys.add(EventId.ofNaturalKey("key " + i))).isFalse();
      if (i >= RecentKeys.WINDOW) {
        int seenBefore = i - RecentKeys.WINDOW + 1;
        assertThat(keys.add(EventId.ofNaturalKey("key " + seenBefore))).isFalse();
      }
    }
    assertThat(keys.add(EventId.ofNaturalKey("key 0"))).as("long ago").isTrue();
  }

  @Test
  void cursorsSurviveTheirText() {
    LogCursor cursor = LogCursor.of(AttendanceLayouts.FLAGGED_8, 12_345, new byte[32]);
    assertThat(LogCursor.parse(cursor.toReadCursor())).isEqualTo(cursor);
    assertThat(cursor.toReadCursor().value()).startsWith("zk1 8B 12345 0000");
    assertThat(LogCursor.parse(null)).isNull();
    for (String other :
        new String[] {
          "zk1 8B x " + "0".repeat(64),
          "zk2 8B 1 " + "0".repeat(64),
          "zk1 8B 1 00",
          "nothing",
          "zk1 77777 1 " + "0".repeat(64),
          "zk1 40 -1 " + "0".repeat(64),
          "zk1 40 99999999999 " + "0".repeat(64)
        }) {
      assertThat(LogCursor.parse(new ReadCursor(other))).as(other).isNull();
    }
  }

  @Test
  void theBudgetIsFirstComeFirstServed() {
    PunchBudget budget = new PunchBudget(10);
    assertThat(budget.acquire(8)).isCompleted();
    var large = budget.acquire(100);
    var small = budget.acquire(1);
    assertThat(large).isNotDone();
    assertThat(small).as("no overtaking").isNotDone();
    budget.release(8);
    assertThat(large).isCompleted();
    assertThat(small).isNotDone();
    budget.release(100);
    assertThat(small).isCompleted();
  }

  @Test
  void theHashOfTheWayIsThatOfTheWhole() {
    Sha256 pieces = new Sha256();
    pieces.update(Unpooled.wrappedBuffer(new byte[] {1, 2}, new byte[] {3}));
    byte[] early = pieces.soFar();
    pieces.update(Unpooled.directBuffer().writeByte(4));
    Sha256 whole = new Sha256();
    whole.update(Unpooled.wrappedBuffer(new byte[] {1, 2, 3, 4}));
    assertThat(pieces.soFar()).isEqualTo(whole.soFar()).isNotEqualTo(early);
  }

  @Test
  void aSerialNumberHasOneHolder() {
    ZkFleet fleet =
        new ZkFleet(
            Channels.of(new io.netty.channel.nio.NioEventLoopGroup(1)),
            Runnable::run,
            ZkTimeouts.defaults(),
            () -> Instant.EPOCH,
            () -> 0);
    DeviceId front = new DeviceId("front");
    DeviceId back = new DeviceId("back");
    assertThat(fleet.claim("S1", front)).isEqualTo(front);
    assertThat(fleet.claim("S1", back)).isEqualTo(front);
    fleet.release("S1", back);
    assertThat(fleet.claim("S1", back)).isEqualTo(front);
    fleet.release("S1", front);
    assertThat(fleet.claim("S1", back)).isEqualTo(back);
    fleet.channels().group().shutdownGracefully();
  }
}

package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Feeds every reader with damaged bodies: none may throw, hang, or allocate out of measure. {@code
 * -Dfuzz.inputs=N} runs more of them, {@code -Dfuzz.seed=S -Dfuzz.inputs=1} repeats one.
 */
class IsapiFuzzTest {
  private static final long INPUTS = Long.getLong("fuzz.inputs", 40_000);
  private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
  private static final long MAX_NANOS = 2_000_000_000L;
  private static final long MAX_ALLOCATED = 4 << 20;
  private static final List<byte[]> GOLDEN =
      Stream.of(
              Samples.S3_WRONG_PASSWORD,
              Samples.S4_LOCKED,
              Samples.S5_DEVICE_INFO,
              Samples.S5_TIME,
              Samples.S6_WORK_STATUS,
              Samples.S8_MORE,
              Samples.S9_LAST,
              Samples.S10_NOTHING,
              Samples.S11_MAJOR_LACKS,
              Samples.S12_HEARTBEAT,
              Samples.S12_PUNCH,
              Samples.S12_REPLAY,
              Samples.S13_NESTED,
              Samples.S13_FLAT,
              Samples.S14_HOST,
              Samples.S15_USERS,
              Samples.S15_COUNT,
              "{\"AcsEvent\":{\"AcsEventCond\":{\"maxResults\":{\"@min\":1,\"@max\":30},"
                  + "\"major\":{\"@opt\":\"0,1,5\"}},\"InfoList\":{\"maxSize\":30}}}",
              "{\"EventStorageCfg\":{\"mode\":\"time\",\"period\":10}}",
              "<DeployInfo><DeployList><Content><deployType>0</deployType><ipAddr>192.0.2.7"
                  + "</ipAddr></Content></DeployList></DeployInfo>",
              "<Time><localTime>2026-07-06T08:31:12-6:00</localTime><timeZone>CST-1:00:00DST01:00:"
                  + "00,M3.5.0/02:00:00,M10.5.0/03:00:00</timeZone></Time>")
          .map(body -> body.getBytes(StandardCharsets.UTF_8))
          .toList();

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long documents;

  @Test
  void noReaderIsHurt() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + INPUTS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] golden = GOLDEN.get(random.nextInt(GOLDEN.size()));
      feed(BodyMutation.of(golden, random), seed);
    }
    // Damage that leaves nothing to read would test the first step alone.
    assertThat(documents).isGreaterThan(INPUTS / 100);
  }

  /** Also loads the classes, which would otherwise be counted as a reader's doing. */
  @BeforeEach
  void undamagedBodiesPass() {
    GOLDEN.forEach(this::readEverything);
    assertThat(documents).isEqualTo(GOLDEN.size());
    documents = 0;
  }

  private void feed(byte[] body, long seed) {
    long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    try {
      readEverything(body);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(describe(body, seed), e);
    }
    long nanos = System.nanoTime() - start;
    long allocated = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
    if (nanos > MAX_NANOS || allocated > MAX_ALLOCATED + 1024L * body.length) {
      assertThat(nanos + " ns, " + allocated + " bytes").as(describe(body, seed)).isEmpty();
    }
  }

  private void readEverything(byte[] body) {
    IsapiReader.read(body).ifPresent(this::readEverything);
  }

  private void readEverything(IsapiDocument document) {
    documents++;
    ResponseStatus.of(document);
    UserCheck.of(document);
    DeviceInfo.of(document).ifPresent(info -> String.valueOf(info.identity() + info.firmware()));
    TerminalTime.of(document).ifPresent(IsapiFuzzTest::use);
    SearchPage.of(document).ifPresent(page -> page.events().forEach(IsapiFuzzTest::use));
    if (Notice.of(document) instanceof Notice.AccessNotice notice) {
      use(notice.event());
    }
    UserPage.of(document);
    UserCount.of(document);
    SearchCapabilities.of(document);
    AccessCapabilities.of(document);
    EventStorage.of(document);
    CaptureConfig.of(document);
    DeployHolders.of(document).ifPresent(DeployHolders::addresses);
    HttpHosts.of(document).ifPresent(IsapiFuzzTest::use);
  }

  private static void use(TerminalTime time) {
    time.instant();
    TerminalZone zone = time.zone();
    if (zone != null) {
      use(zone);
    }
  }

  /** On both sides of every change, and at the ends of what a clock may show. */
  private static void use(TerminalZone zone) {
    LocalDateTime year = LocalDateTime.parse("2026-01-01T00:00:00");
    for (int month = 0; month < 12; month++) {
      zone.offsetAt(year.plusMonths(month));
      zone.offsetAt(year.plusMonths(month).toInstant(ZoneOffset.UTC));
    }
    zone.offsetAt(LocalDateTime.parse("0001-01-01T00:00:00"));
    zone.offsetAt(LocalDateTime.parse("9999-12-31T23:59:59"));
    zone.offsetAt(Instant.EPOCH);
  }

  @Test
  void noZoneIsHurt() {
    String golden = "CST-1:00:00DST01:00:00,M3.5.0/02:00:00,M10.5.0/03:00:00";
    long zones = 0;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + INPUTS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder(golden);
      for (int digits = random.nextInt(4); digits >= 0; digits--) {
        int at = random.nextInt(text.length());
        boolean digit = Character.isDigit(text.charAt(at));
        text.setCharAt(at, digit ? (char) ('0' + random.nextInt(10)) : text.charAt(at));
      }
      try {
        Optional<TerminalZone> zone = TerminalZone.parse(text.toString());
        zone.ifPresent(IsapiFuzzTest::use);
        zones += zone.isPresent() ? 1 : 0;
      } catch (RuntimeException e) {
        throw new AssertionError("-Dfuzz.seed=" + seed + " -Dfuzz.inputs=1, " + text, e);
      }
    }
    assertThat(zones).isGreaterThan(INPUTS / 10);
  }

  private static void use(AccessEvent event) {
    EventCodes.of(event.code());
    AttendanceStatus.direction(event.attendanceStatus());
    int bytes = event.raw().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > RawEvent.MAX_BYTES || !event.raw().endsWith("}")) {
      throw new AssertionError(event.raw());
    }
  }

  /** What we would write must read back. */
  private static void use(HttpHosts hosts) {
    HttpHosts changed = hosts.withTarget(1, "192.0.2.50", 80, "/h", false);
    HttpTarget target = new HttpTarget("192.0.2.50", 80, "/h", false);
    HttpHosts back = HttpHosts.of(Samples.read(changed.toXml())).orElseThrow();
    if (!back.pointsTo(1, target)) {
      throw new AssertionError(changed.toXml());
    }
  }

  private static String describe(byte[] body, long seed) {
    String text = new String(body, StandardCharsets.UTF_8);
    return "-Dfuzz.seed="
        + seed
        + " -Dfuzz.inputs=1, body "
        + text.substring(0, Math.min(text.length(), 2_000));
  }
}

package org.edgedaemon.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.hikvision.Events.MORNING;
import static org.edgedaemon.device.hikvision.Events.event;
import static org.edgedaemon.device.hikvision.Events.punch;
import static org.edgedaemon.device.hikvision.Events.saying;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.Recognition;
import org.edgedaemon.device.hikvision.EventCounts.Kind;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.edgedaemon.device.hikvision.isapi.EventTimes;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.DeviceIdentity;
import org.edgedaemon.punch.Direction;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.punch.PunchSource;
import org.edgedaemon.punch.RawCodes;
import org.edgedaemon.punch.UserPin;
import org.edgedaemon.punch.VerifyMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PunchFactoryTest {
  private static final Instant NOW = Instant.parse("2026-07-06T02:00:00Z");
  private static final DeviceIdentity IDENTITY =
      new DeviceIdentity(new DeviceId("lobby"), "DS-1", "Lobby", "hikvision");

  private final EventCounts counts = new EventCounts();

  @Test
  void aVerifiedPersonIsAPunchWithAllThatIsKnown() {
    AccessEvent event = saying(punch(42_971), "Mei Lin", null, "checkIn");

    Punch punch = only(sorter(Configs.config()), event);

    assertThat(punch)
        .isEqualTo(
            new Punch(
                EventId.ofNaturalKey("hik|DS-1|3|42971"),
                IDENTITY,
                new UserPin("00017"),
                "Mei Lin",
                punch.time(),
                NOW,
                Duration.ofSeconds(2),
                Direction.CHECK_IN,
                VerifyMode.FACE,
                null,
                PunchSource.HIK_STREAM,
                new RawCodes(1, 75, "{\"a\":1}"),
                false));
    assertThat(punch.time().deviceTime()).isEqualTo(MORNING.plusMinutes(42_971));
    assertThat(punch.time().occurredAt())
        .isEqualTo(OffsetDateTime.of(MORNING.plusMinutes(42_971), ZoneOffset.ofHours(8)));
  }

  @Test
  void aNameMissingInTheEventIsLookedUp() {
    assertThat(only(sorter(Configs.config()), punch(1)).userName()).isEqualTo("listed 00017");
  }

  @ParameterizedTest
  @CsvSource({
    "checkIn, CHECK_IN, 1",
    "CHECKOUT, CHECK_OUT, 2",
    "breakOut, BREAK_OUT, 3",
    "breakIn, BREAK_IN, 4",
    "overtimeIn, OVERTIME_IN, 5",
    "overtimeOut, OVERTIME_OUT, 6",
    "undefined, UNKNOWN, 0",
    "something, UNKNOWN, 0",
    ", UNKNOWN, 0"
  })
  void theAttendanceStatusIsTheDirection(String status, Direction direction, int number) {
    Punch punch = only(sorter(Configs.config()), saying(punch(1), null, null, status));

    assertThat(punch.direction()).isEqualTo(direction);
    assertThat(punch.raw().status()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"75, FACE", "38, FINGERPRINT", "1, CARD"})
  void theMinorTypeIsTheVerifyMode(int minor, VerifyMode mode) {
    Punch punch = only(sorter(Configs.config()), event(1L, new EventCode(5, minor), "1", MORNING));

    assertThat(punch.verifyMode()).isEqualTo(mode);
    assertThat(punch.raw().verify()).isEqualTo(minor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5/76", "5/6", "5/7", "5/8", "5/21", "2/38", "5/113", "5/16", "3/75"})
  void nothingElseIsAPunchEvenWithAPersonInIt(String code) {
    String[] parts = code.split("/", -1);
    EventCode type = new EventCode(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));

    assertThat(sort(sorter(Configs.config()), event(1L, type, "00017", MORNING)).isEmpty())
        .isTrue();
  }

  @Test
  void aVerificationOfNobodyIsNoPunch() {
    AccessEvent card = saying(event(1L, new EventCode(5, 1), null, MORNING), null, "0012", null);
    EventSorter sorter = sorter(Configs.config());

    assertThat(sort(sorter, card).isEmpty()).isTrue();
    sorter.count(card);
    assertThat(counts.of(Kind.UNRESOLVED)).isEqualTo(1);
  }

  @Test
  void aTimeThatIsNoneIsSetAsideWithItsBytes() {
    PunchBatch batch =
        sort(
            sorter(Configs.config()),
            event(1L, Events.FACE, "1", EventTimes.parse("yesterday at noon")));

    assertThat(batch.punches()).isEmpty();
    assertThat(batch.setAside())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(text(record.bytesHex())).isEqualTo("{\"a\":1}");
              assertThat(record.reason()).contains("time");
            });
  }

  @Test
  void aPersonThatCanBeNoPinIsSetAside() {
    PunchBatch batch = sort(sorter(Configs.config()), event(1L, Events.FACE, "a\u0001b", MORNING));

    assertThat(batch.punches()).isEmpty();
    assertThat(batch.setAside()).hasSize(1);
    assertThat(
            sort(sorter(Configs.config()), event(1L, Events.FACE, "x".repeat(65), MORNING))
                .setAside())
        .hasSize(1);
  }

  @Test
  void aRowThatMakesNoSenseIsSetAside() {
    PunchBatch batch =
        sorter(Configs.config())
            .sort(List.of(), List.of(new UnreadableRow("[1]", "no object")), reception());

    assertThat(text(batch.setAside().get(0).bytesHex())).isEqualTo("[1]");
  }

  @Test
  void a1970PunchIsKeptAndFlagged() {
    Punch old =
        only(
            sorter(Configs.config()),
            event(1L, Events.FACE, "1", LocalDateTime.of(1970, 1, 1, 0, 3)));

    assertThat(old.plausible()).isFalse();
    assertThat(only(sorter(Configs.config()), punch(1)).plausible()).isTrue();
  }

  @Test
  void anEventWithoutNumberIsNamedByWhatItSays() {
    AccessEvent event = event(null, Events.FACE, "00017", MORNING);

    assertThat(only(sorter(Configs.config()), event).eventId())
        .isEqualTo(EventId.ofNaturalKey("hik|DS-1|3|2026-07-06T08:00+08:00|5|75|00017|1|1"));
  }

  @Test
  void facesAreRecognitionsOnlyWhenWanted() {
    AccessEvent refused = event(7L, new EventCode(5, 76), null, MORNING);

    assertThat(sort(sorter(Configs.config()), refused).recognitions()).isEmpty();
    PunchBatch batch = sort(sorter(Configs.config().recognising()), refused);
    assertThat(batch.punches()).isEmpty();
    Recognition seen = batch.recognitions().get(0);
    assertThat(seen.outcome()).isEqualTo(Recognition.Outcome.NOT_MATCHED);
    assertThat(seen.user()).isNull();
    assertThat(seen.eventId()).isEqualTo(EventId.ofNaturalKey("hik-face|DS-1|3|7"));
  }

  @Test
  void aFaceThatLetSomebodyInIsBoth() {
    PunchBatch batch = sort(sorter(Configs.config().recognising()), punch(7));

    assertThat(batch.punches()).hasSize(1);
    assertThat(batch.recognitions().get(0).outcome()).isEqualTo(Recognition.Outcome.MATCHED);
    assertThat(batch.recognitions().get(0).user()).isEqualTo(new UserPin("00017"));
  }

  @Test
  void theIdIsTheSameWhateverWayTheEventCame() {
    AccessEvent event = punch(5);
    Punch streamed = only(sorter(Configs.config()), event);
    Reception search =
        new Reception(
            PunchSource.HIK_SEARCH,
            NOW.plusSeconds(30),
            3,
            null,
            Placing.of(Configs.config().build(), null, ZoneOffset.UTC));

    Punch searched =
        sorter(Configs.config()).sort(List.of(event), List.of(), search).punches().get(0);

    assertThat(searched.eventId()).isEqualTo(streamed.eventId());
  }

  private EventSorter sorter(Configs config) {
    return new EventSorter(
        new PunchFactory(IDENTITY, config.build(), person -> "listed " + person), counts);
  }

  private static PunchBatch sort(EventSorter sorter, AccessEvent event) {
    return sorter.sort(List.of(event), List.of(), reception());
  }

  private static Punch only(EventSorter sorter, AccessEvent event) {
    return sort(sorter, event).punches().get(0);
  }

  private static Reception reception() {
    return new Reception(
        PunchSource.HIK_STREAM,
        NOW,
        3,
        Duration.ofSeconds(2),
        Placing.of(Configs.config().build(), null, ZoneOffset.UTC));
  }

  private static String text(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
  }
}

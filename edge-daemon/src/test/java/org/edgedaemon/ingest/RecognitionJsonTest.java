package org.edgedaemon.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.Recognition;
import org.edgedaemon.device.Recognition.Outcome;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.PunchTime;
import org.edgedaemon.punch.RawCodes;
import org.edgedaemon.punch.UserPin;
import org.junit.jupiter.api.Test;

class RecognitionJsonTest {
  private static final EventId ID = EventId.ofNaturalKey("hik|K1|0|77|face");

  private final RecognitionJson json = new RecognitionJson(new EventJson("head-office"));

  @Test
  void isTheContractedForm() {
    Recognition seen =
        seen(Outcome.MATCHED, new UserPin("0017"), "A \"B\"", 87.5, "{\"serialNo\":77}");

    assertThat(json.encode(seen))
        .hasToString(
            "{\"event_id\":\""
                + ID
                + "\",\"site\":\"head-office\",\"device\":{\"id\":\"front-door\","
                + "\"serial\":\"A8N5210001\",\"name\":\"Front \\\"door\\\"\",\"kind\":\"zk\"},"
                + "\"user_id\":\"0017\",\"user_name\":\"A \\\"B\\\"\",\"outcome\":\"matched\","
                + "\"score\":87.5,\"occurred_at\":\"2026-03-01T08:59:31+03:00\","
                + "\"device_time\":\"2026-03-01T08:59:31\","
                + "\"received_at\":\"2026-03-01T06:00:00.250Z\","
                + "\"raw\":{\"status\":5,\"verify\":75,\"event\":{\"serialNo\":77}}}");
  }

  @Test
  void aStrangerHasNoNameAndPerhapsNoScore() {
    assertThat(json.encode(seen(Outcome.NOT_MATCHED, null, null, null, null)).toString())
        .contains("\"user_id\":null,\"user_name\":null,\"outcome\":\"not_matched\",\"score\":null,")
        .endsWith("\"raw\":{\"status\":5,\"verify\":75}}");
    assertThat(json.encode(seen(Outcome.NOT_MATCHED, null, null, Double.NaN, null)).toString())
        .contains("\"score\":null,");
  }

  @Test
  void becomesAnEntryOfItsOwnKindBetweenPunchesAndSetAside() {
    Recognition seen = seen(Outcome.MATCHED, new UserPin("0017"), null, 1.0, null);
    List<Entry> entries =
        new EntryWriter("head-office", new HandScheduler())
            .entries(new PunchBatch(List.of(TestPunches.punch(1)), List.of(seen), List.of()));

    assertThat(entries)
        .extracting(Entry::kind)
        .containsExactly(EntryKind.PUNCH, EntryKind.RECOGNITION);
    Entry entry = entries.get(1);
    assertThat(entry.eventId()).isEqualTo(ID);
    assertThat(entry.device()).isEqualTo(TestPunches.DEVICE.id());
    assertThat(entry.deviceTime()).isEqualTo(seen.time().deviceTime());
    assertThat(entry.receivedAt()).isEqualTo(seen.receivedAt());
    assertThat(entry.body()).isEqualTo(json.encode(seen));
  }

  private static Recognition seen(
      Outcome outcome, UserPin user, String name, Double score, String event) {
    return new Recognition(
        ID,
        TestPunches.DEVICE,
        outcome,
        user,
        name,
        score,
        PunchTime.of(LocalDateTime.of(2026, 3, 1, 8, 59, 31), ZoneId.of("Africa/Nairobi")),
        Instant.parse("2026-03-01T06:00:00.250Z"),
        new RawCodes(5, 75, event));
  }
}

package org.edgedaemon.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.punch.Punch;
import org.junit.jupiter.api.Test;

class PunchJsonTest {
  private final PunchJson json = new PunchJson(new EventJson("head-office"));

  @Test
  void isTheContractedForm() {
    Punch punch =
        TestPunches.at(LocalDateTime.of(2026, 3, 1, 8, 59, 31), ZoneId.of("Africa/Nairobi"), true);

    assertThat(json.encode(punch))
        .hasToString(
            "{\"event_id\":\""
                + punch.eventId()
                + "\",\"site\":\"head-office\",\"device\":{\"id\":\"front-door\","
                + "\"serial\":\"A8N5210001\",\"name\":\"Front \\\"door\\\"\",\"kind\":\"zk\"},\"user_id\":\"0017\","
                + "\"user_name\":null,\"occurred_at\":\"2026-03-01T08:59:31+03:00\","
                + "\"device_time\":\"2026-03-01T08:59:31\",\"received_at\":\"2026-03-01T06:00:00.250Z\","
                + "\"direction\":\"check_in\",\"verify_mode\":\"fingerprint\",\"work_code\":\"0\","
                + "\"source\":\"zk-live\",\"raw\":{\"status\":0,\"verify\":1},\"clock_offset_seconds\":-1.5}");
  }

  @Test
  void alwaysWritesSeconds() throws Exception {
    Punch punch = TestPunches.at(LocalDateTime.of(2026, 3, 1, 8, 0, 0), ZoneId.of("UTC"), true);
    JsonNode read = new ObjectMapper().readTree(json.encode(punch).toString());

    assertThat(read.path("device_time").textValue()).isEqualTo("2026-03-01T08:00:00");
    assertThat(read.path("occurred_at").textValue()).isEqualTo("2026-03-01T08:00:00Z");
  }

  @Test
  void flagsTimesThatAreNotPlain() throws Exception {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    ObjectMapper mapper = new ObjectMapper();
    Punch overlap = TestPunches.at(LocalDateTime.of(2026, 10, 25, 2, 30), berlin, true);
    Punch gap = TestPunches.at(LocalDateTime.of(2026, 3, 29, 2, 30), berlin, false);

    assertThat(mapper.readTree(json.encode(overlap).toString()).path("flags"))
        .hasToString("[\"ambiguous_time\"]");
    assertThat(mapper.readTree(json.encode(gap).toString()).path("flags"))
        .hasToString("[\"skipped_time\",\"implausible_time\"]");
  }

  @Test
  void theDevicesOwnRecordIsWrittenAsItIs() throws Exception {
    Punch punch = TestPunches.withEvent(1, "{\"serialNo\":7,\"name\":\"\\u00e9\"}");

    assertThat(json.encode(punch).toString())
        .contains(
            "\"raw\":{\"status\":0,\"verify\":1,"
                + "\"event\":{\"serialNo\":7,\"name\":\"\\u00e9\"}}");
    assertThat(new ObjectMapper().readTree(json.encode(punch).toString()).at("/raw/event/serialNo"))
        .hasToString("7");
  }

  @Test
  void aRecordTooLargeForAnEntryIsLeftOutAndThePunchKept() throws Exception {
    String large = "{\"picture\":\"" + "x".repeat(Entry.MAX_BODY) + "\"}";
    Punch punch = TestPunches.withEvent(1, large);
    JsonBody body = json.encode(punch);

    assertThat(body.length()).isLessThan(1_000);
    assertThat(new ObjectMapper().readTree(body.toString()).path("raw"))
        .hasToString("{\"status\":0,\"verify\":1}");
  }
}

package org.edgedaemon.simulator.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchIT {
  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 7, 6, 8, 30);

  @Test
  void pagesFollowOneAnotherUntilTheLast() throws Exception {
    try (HikvisionTerminal terminal = HikvisionTerminal.builder().oldEvents(70).build().start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      List<Long> serials = new ArrayList<>();
      for (String word : List.of("MORE", "MORE", "OK")) {
        JsonNode page = page(client, serials.size(), "\"major\":0,\"minor\":0");
        assertThat(page.path("responseStatusStrg").asText()).isEqualTo(word);
        assertThat(page.path("totalMatches").asInt()).isEqualTo(70);
        assertThat(page.path("numOfMatches").asInt()).isEqualTo(page.path("InfoList").size());
        page.path("InfoList").forEach(row -> serials.add(row.path("serialNo").asLong()));
      }
      assertThat(serials).hasSize(70).isSorted().startsWith(1L).endsWith(70L);
      JsonNode none = page(client, 0, "\"major\":1,\"minor\":0");
      assertThat(none.path("responseStatusStrg").asText()).isEqualTo("NO MATCH");
      assertThat(none.has("InfoList")).isFalse();
      assertThat(terminal.protocolViolations()).isEmpty();
    }
  }

  @Test
  void serialWindowsNeedBothEndsAndReachBeyondAnInt() throws Exception {
    try (HikvisionTerminal terminal =
        HikvisionTerminal.builder().oldEvents(9).firstSerial(2_999_999_990L).build().start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      JsonNode page =
          page(client, 0, "\"major\":0,\"beginSerialNo\":2999999993,\"endSerialNo\":2999999994");
      assertThat(serials(page)).containsExactly(2_999_999_993L, 2_999_999_994L);
      assertThat(refusal(client, "\"major\":0,\"beginSerialNo\":5")).isEqualTo("endSerialNo");
      assertThat(refusal(client, "\"major\":0,\"beginSerialNo\":5,\"endSerialNo\":4294967295"))
          .isEqualTo("endSerialNo");
      assertThat(refusal(client, "\"minor\":0")).isEqualTo("major");
    }
  }

  @Test
  void rowsComeByTimeWhenTheClockWasSetBack() throws Exception {
    try (HikvisionTerminal terminal = HikvisionTerminal.builder().build().start()) {
      terminal.eventAt(MONDAY, EventFacts.punch("00001", 75));
      terminal.eventAt(MONDAY.plusMinutes(2), EventFacts.punch("00002", 75));
      terminal.eventAt(MONDAY.plusMinutes(1), EventFacts.punch("00003", 75));
      PlainIsapi client = new PlainIsapi(terminal);
      assertThat(serials(page(client, 0, "\"major\":5,\"minor\":75"))).containsExactly(1L, 3L, 2L);
      terminal.eventAt(MONDAY.minusMinutes(1), EventFacts.punch("00004", 75));
      assertThat(serials(page(client, 0, "\"major\":5,\"minor\":75")))
          .containsExactly(4L, 1L, 3L, 2L);
      assertThat(serials(page(client, 0, "\"major\":5,\"minor\":75,\"timeReverseOrder\":true")))
          .containsExactly(2L, 3L, 1L, 4L);
    }
  }

  @Test
  void timeWindowsAreOfTheWallClockWhateverTheirOffset() throws Exception {
    try (HikvisionTerminal terminal =
        HikvisionTerminal.builder()
            .zone("CST-8:00:00")
            .bursts(false)
            .oldEvents(10)
            .oldTimes(MONDAY, Duration.ofMinutes(1))
            .build()
            .start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      for (String offset : List.of("+08:00", "+00:00")) {
        JsonNode page =
            page(
                client,
                0,
                "\"major\":5,\"minor\":0,\"startTime\":\"2026-07-06T08:31:00"
                    + offset
                    + "\",\"endTime\":\"2026-07-06T08:33:00"
                    + offset
                    + "\"");
        assertThat(serials(page)).containsExactly(2L, 3L, 4L);
        assertThat(page.at("/InfoList/0/time").asText()).isEqualTo("2026-07-06T08:31:00+08:00");
      }
      assertThat(refusal(client, "\"major\":5,\"startTime\":\"2026-07-06T08:31:00.000+08:00\""))
          .isEqualTo("startTime");
    }
  }

  @Test
  void theOldestAreOverwrittenAndPlacesShift() throws Exception {
    try (HikvisionTerminal terminal =
        HikvisionTerminal.builder().bursts(false).oldEvents(40).capacity(40).build().start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      assertThat(serials(page(client, 0, "\"major\":5,\"minor\":0"))).contains(1L).hasSize(30);
      terminal.event(EventFacts.punch("00001", 75));
      terminal.event(EventFacts.punch("00001", 75));
      assertThat(serials(page(client, 30, "\"major\":5,\"minor\":0")))
          .startsWith(33L)
          .endsWith(42L);
      assertThat(serials(page(client, 0, "\"major\":0,\"minor\":0"))).startsWith(3L);
      terminal.factoryReset();
      terminal.event(EventFacts.punch("00001", 75));
      assertThat(serials(page(client, 0, "\"major\":0,\"minor\":0"))).containsExactly(1L);
    }
  }

  @Test
  void aFirmwareThatRefusesTimesSaysSo() throws Exception {
    try (HikvisionTerminal terminal =
        HikvisionTerminal.builder(Firmware.K1T341AM_V3_2_30).oldEvents(3).build().start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      assertThat(
              refusal(
                  client,
                  "\"major\":5,\"minor\":0,\"startTime\":\"2026-01-01T00:00:00+08:00\","
                      + "\"endTime\":\"2026-01-02T00:00:00+08:00\""))
          .isEqualTo("startTime");
      assertThat(serials(page(client, 0, "\"major\":5,\"minor\":0"))).hasSize(3);
    }
  }

  private static String refusal(PlainIsapi client, String rest) throws Exception {
    JsonNode answer =
        client.search("\"searchID\":\"s\",\"searchResultPosition\":0,\"maxResults\":30," + rest);
    assertThat(answer.path("statusCode").asInt()).isEqualTo(6);
    return answer.path("errorMsg").asText();
  }

  private static JsonNode page(PlainIsapi client, int position, String rest) throws Exception {
    JsonNode answer =
        client.search(
            "\"searchID\":\"s\",\"searchResultPosition\":%d,\"maxResults\":100,%s"
                .formatted(position, rest));
    assertThat(answer.has("AcsEvent")).as("%s", answer).isTrue();
    return answer.path("AcsEvent");
  }

  private static List<Long> serials(JsonNode page) {
    List<Long> serials = new ArrayList<>();
    page.path("InfoList").forEach(row -> serials.add(row.path("serialNo").asLong()));
    return serials;
  }
}

package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.edgedaemon.device.hikvision.isapi.SearchCondition.SerialWindow;
import org.edgedaemon.device.hikvision.isapi.SearchCondition.TimeWindow;
import org.junit.jupiter.api.Test;

class SearchConditionTest {
  private static final String ID = "7d3c2f7e-5b0b-4a52-9b6f-0d5a3f6b1c11";

  @Test
  void writesTheRequestsOfTheReference() {
    SearchCondition serials =
        new SearchCondition(ID, 0, 30, 0, 0, new SerialWindow(42_971, 43_970), null, null);
    assertThat(serials.toJson()).isEqualTo(Samples.S7_SERIALS);
    TimeWindow day = new TimeWindow("2026-07-06T00:00:00+08:00", "2026-07-06T23:59:59+08:00");
    SearchCondition times = new SearchCondition("1f0e", 30, 30, 5, 0, null, day, null);
    assertThat(times.toJson()).isEqualTo(Samples.S7_TIMES);
  }

  @Test
  void pagesDifferInThePositionAlone() {
    SearchCondition first =
        new SearchCondition(
            ID, 0, 30, 5, 0, new SerialWindow(1, 3_000_000_000L), new TimeWindow("a", "b"), false);
    String next = first.at(60).toJson();
    assertThat(next).isEqualTo(first.toJson().replace("Position\":0", "Position\":60"));
    assertThat(next)
        .contains("\"picEnable\":false", "\"endSerialNo\":3000000000", "\"startTime\":\"a\"");
  }

  @Test
  void whatIsNullIsNotSent() {
    assertThat(new SearchCondition("1", 0, 10, null, null, null, null, null).toJson())
        .isEqualTo(
            "{\"AcsEventCond\":{\"searchID\":\"1\",\"searchResultPosition\":0,\"maxResults\":10}}");
  }

  @Test
  void impossibleOnesCannotBeBuilt() {
    assertThatThrownBy(() -> new SearchCondition("", 0, 30, 5, 0, null, null, null))
        .hasMessageContaining("1 to 64");
    assertThatThrownBy(() -> new SearchCondition("1", 0, 31, 5, 0, null, null, null))
        .hasMessageContaining("31 rows");
    assertThatThrownBy(() -> new SearchCondition("1", 300_001, 30, 5, 0, null, null, null))
        .hasMessageContaining("300001");
    assertThatThrownBy(() -> new SearchCondition("1", 0, 30, 5, 0, null, null, true))
        .hasMessageContaining("pictures");
    assertThatThrownBy(() -> new SerialWindow(5, 4)).hasMessageContaining("5..4");
  }
}

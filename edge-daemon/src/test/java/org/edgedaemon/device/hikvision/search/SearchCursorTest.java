package org.edgedaemon.device.hikvision.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.edgedaemon.device.hikvision.search.SearchCursor.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors as text. */
class SearchCursorTest {
  private static final RequestVariant VARIANT = new RequestVariant(30, 0, null, false, true, true);
  private static final Anchor ANCHOR =
      new Anchor(3_000_000_000L, "2026-07-06T08:30:55+08:00", new EventCode(5, 75));

  @Test
  void everyKindComesBackAsItWas() {
    check(new SearchCursor("D", "V1", VARIANT, 0, null, List.of(), new Place.BySerial()));
    check(new SearchCursor("D", "V1", VARIANT, 3, ANCHOR, List.of(ANCHOR), new Place.BySerial()));
    check(
        new SearchCursor(
            "D",
            "V1",
            VARIANT,
            3,
            ANCHOR,
            List.of(ANCHOR, new Anchor(3_000_000_001L, "1970", new EventCode(1, 2))),
            new Place.ByTime(LocalDateTime.parse("2026-07-06T08:00"))));
    check(
        new SearchCursor(
            "D",
            "V\"1",
            VARIANT.withMajor(null),
            3,
            ANCHOR,
            List.of(),
            new Place.ByPosition(1390, "9f86")));
  }

  @Test
  void theTextIsAsDocumented() {
    SearchCursor cursor =
        new SearchCursor("D", "V1", VARIANT, 0, ANCHOR, List.of(), new Place.BySerial());
    assertThat(cursor.toReadCursor().value())
        .isEqualTo(
            "{\"v\":1,\"d\":\"D\",\"f\":\"V1\",\"q\":{\"n\":30,\"M\":0,\"m\":null,\"p\":false,"
                + "\"s\":true,\"t\":true},\"e\":0,\"a\":{\"n\":3000000000,"
                + "\"t\":\"2026-07-06T08:30:55+08:00\",\"M\":5,\"m\":75}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zk1 wide 3 abc",
        "{}",
        "[]",
        "7",
        "{\"v\":2}",
        "{\"v\":1,\"d\":\"D\",\"f\":\"V\",\"q\":{\"n\":31,\"s\":true,\"t\":true},\"e\":0}",
        "{\"v\":1,\"d\":\"D\",\"f\":\"V\",\"q\":{\"n\":30,\"s\":true,\"t\":true},\"e\":-1}",
        "{\"v\":1,\"d\":\"D\",\"f\":\"V\",\"q\":{\"n\":30,\"s\":true,\"t\":true},\"e\":0,\"w\":\"x\"}",
        "{\"v\":1,\"d\":\"D\",\"f\":\"V\",\"q\":{\"n\":30,\"s\":true,\"t\":true},\"e\":0,\"a\":3}"
      })
  void whatIsNoneIsNull(String text) {
    assertThat(SearchCursor.parse(new ReadCursor(text), "D")).isNull();
  }

  private static void check(SearchCursor cursor) {
    assertThat(SearchCursor.parse(cursor.toReadCursor(), "D")).isEqualTo(cursor);
  }
}

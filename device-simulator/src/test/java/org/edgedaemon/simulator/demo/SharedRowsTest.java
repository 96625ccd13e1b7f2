package org.edgedaemon.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedRowsTest {
  private static final Map<String, String> CHAIR = Map.of("name", "chair", "price", "10.00");

  @Test
  void equalRowsHaveNoDifferences() {
    SharedRows one = new SharedRows(Map.of(1L, CHAIR, 2L, Map.of("name", "null")));
    SharedRows other = new SharedRows(Map.of(2L, Map.of("name", "null"), 1L, Map.copyOf(CHAIR)));
    assertThat(one.differences("centre", other, "north")).isEmpty();
  }

  @Test
  void whatDiffersIsTold() {
    SharedRows centre = new SharedRows(Map.of(1L, CHAIR, 2L, CHAIR, 3L, CHAIR));
    SharedRows north =
        new SharedRows(
            Map.of(1L, CHAIR, 2L, Map.of("name", "table", "price", "9.50"), 1_000_001L, CHAIR));
    assertThat(centre.differences("centre", north, "north"))
        .containsExactly(
            "2: name is chair at centre, table at north; price is 10.00 at centre, 9.50 at north",
            "3 is only at centre",
            "1000001 is only at north");
  }

  @Test
  void aColumnThatIsMissingOnOneSideDiffers() {
    SharedRows centre = new SharedRows(Map.of(1L, CHAIR));
    SharedRows north = new SharedRows(Map.of(1L, Map.of("name", "chair")));
    assertThat(centre.differences("centre", north, "north"))
        .containsExactly("1: price is 10.00 at centre, missing at north");
    assertThat(north.differences("north", centre, "centre"))
        .containsExactly("1: price is missing at north, 10.00 at centre");
  }
}

package org.edgedaemon.device.hikvision.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.AccessEvents;
import org.edgedaemon.device.hikvision.isapi.SearchPage.UnreadableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowKeyTest {
  private static final String ROW =
      "{'major':5,'minor':75,'time':'2026-01-05T06:00:00+08:00','employeeNoString':'17',"
          + "'cardNo':'9','doorNo':1,'cardReaderNo':2,'serialNo':44,'name':'Ann'}";

  @Test
  void aRowThatComesAgainHasTheSameKey() throws Exception {
    assertThat(key(ROW)).isEqualTo(key(ROW));
    assertThat(key(unnumbered(ROW))).isEqualTo(key(unnumbered(ROW)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5,'minor'/4,'minor'",
        "75/76",
        "06:00:00/06:00:01",
        "'17'/'71'",
        "'9'/'8'",
        "1,/3,",
        "2,/3,",
        "44/45"
      })
  void aRowThatDiffersInOneMemberHasAnother(String change) throws Exception {
    List<String> words = List.of(change.split("/"));
    String other = ROW.replace(words.get(0), words.get(1));

    assertThat(key(other)).isNotEqualTo(key(ROW));
    if (!change.equals("44/45")) {
      assertThat(key(unnumbered(other))).isNotEqualTo(key(unnumbered(ROW)));
    }
  }

  @Test
  void rowsWithoutNumberAreToldFromThoseWithOne() throws Exception {
    assertThat(key(ROW).low()).isEqualTo(44);
    assertThat(key(unnumbered(ROW)).low()).isNegative();
    assertThat(RowKey.of(new UnreadableRow("abc", "")).low()).isNegative();
  }

  private static String unnumbered(String row) {
    return row.replace("'serialNo'", "'other'");
  }

  private static RowKey key(String row) throws Exception {
    AccessEvent event =
        AccessEvents.ofRow(new ObjectMapper().readTree(row.replace('\'', '"'))).orElseThrow();
    return RowKey.of(event);
  }
}

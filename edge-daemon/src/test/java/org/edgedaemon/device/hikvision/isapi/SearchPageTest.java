package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.edgedaemon.device.hikvision.isapi.SearchPage.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchPageTest {
  private static Optional<SearchPage> of(String body) {
    return SearchPage.of(Samples.read(body));
  }

  @Test
  void aPageWithMore() {
    SearchPage page = of(Samples.S8_MORE).orElseThrow();
    assertThat(page.searchId()).isEqualTo("7d3c2f7e-5b0b-4a52-9b6f-0d5a3f6b1c11");
    assertThat(page.status()).isEqualTo(Status.MORE);
    assertThat(page.total()).isEqualTo(5);
    assertThat(page.rows()).isEqualTo(3);
    assertThat(page.events())
        .extracting(AccessEvent::serialNo)
        .containsExactly(42_971L, 42_972L, 42_973L);
    assertThat(page.unreadable()).isEmpty();
  }

  @Test
  void theLastPageAndNothing() {
    assertThat(of(Samples.S9_LAST).orElseThrow().status()).isEqualTo(Status.OK);
    SearchPage nothing = of(Samples.S10_NOTHING).orElseThrow();
    assertThat(nothing.status()).isEqualTo(Status.NO_MATCH);
    assertThat(nothing.rows()).isZero();
    assertThat(nothing.total()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "OK, OK",
    "ok, OK",
    "MORE, MORE",
    "More, MORE",
    "NO MATCH, NO_MATCH",
    "NO_MATCH, NO_MATCH",
    "NO  MATCH, NO_MATCH",
    "NO MATCHES, NO_MATCH",
    "NO_MATCHES, NO_MATCH",
    "NO MORE MATCHES, NO_MATCH",
    "NoMoreData, NO_MATCH"
  })
  void synonyms(String word, Status status) {
    SearchPage page = of("{\"AcsEvent\":{\"responseStatusStrg\":\"" + word + "\"}}").orElseThrow();
    assertThat(page.status()).isEqualTo(status);
  }

  @Test
  void anUnknownWordIsJudgedByTheRows() {
    String row = "\"InfoList\":[{\"major\":5,\"minor\":75}]";
    assertThat(of("{\"AcsEvent\":{\"responseStatusStrg\":\"PERHAPS\"," + row + "}}"))
        .hasValueSatisfying(page -> assertThat(page.status()).isEqualTo(Status.MORE));
    assertThat(of("{\"AcsEvent\":{" + row + "}}"))
        .hasValueSatisfying(page -> assertThat(page.status()).isEqualTo(Status.MORE));
    assertThat(of("{\"AcsEvent\":{\"responseStatusStrg\":\"PERHAPS\"}}"))
        .hasValueSatisfying(page -> assertThat(page.status()).isEqualTo(Status.NO_MATCH));
  }

  @Test
  void otherNamesAndForms() {
    String rows = "[{\"major\":\"5\",\"minor\":\"75\",\"serialNo\":\"7\"}]";
    String gateway = "{\"AcsEvent\":{\"responseStatusStrg\":\"OK\",\"MatchList\":" + rows + "}}";
    assertThat(of(gateway).orElseThrow().events()).hasSize(1);
    String flat = "{\"responseStatusStrg\":\"OK\",\"numOfMatches\":1,\"InfoList\":" + rows + "}";
    assertThat(of(flat).orElseThrow().events()).hasSize(1);
    String xml =
        "<AcsEvent><responseStatusStrg>OK</responseStatusStrg><InfoList><Info><major>5</major>"
            + "<minor>75</minor></Info><Info><major>5</major><minor>21</minor></Info></InfoList>"
            + "</AcsEvent>";
    assertThat(of(xml).orElseThrow().events()).hasSize(2);
  }

  @Test
  void rowsWithoutSenseAreCountedAndKept() {
    SearchPage page =
        of("{\"AcsEvent\":{\"responseStatusStrg\":\"MORE\",\"InfoList\":[17,null,{\"major\":5},"
                + "{\"major\":5,\"minor\":75},{\"x\":\""
                + "y".repeat(5_000)
                + "\"}]}}")
            .orElseThrow();
    assertThat(page.rows()).isEqualTo(5);
    assertThat(page.events()).hasSize(1);
    assertThat(page.unreadable())
        .extracting(SearchPage.UnreadableRow::reason)
        .containsExactly(
            "no object", "no object", "no major and minor type", "no major and minor type");
    assertThat(page.unreadable().get(2).raw()).isEqualTo("{\"major\":5}");
    assertThat(page.unreadable().get(3).raw()).hasSize(2_000);
  }

  @Test
  void otherDocumentsAreNoPage() {
    assertThat(of(Samples.S11_DEPLOY)).isEmpty();
    assertThat(of(Samples.S6_WORK_STATUS)).isEmpty();
    assertThat(of("{\"AcsEvent\":{}}")).isEmpty();
  }
}

package org.edgedaemon.device.hikvision.isapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way to read a page says what the thorough way says. */
class PlainPageTest {
  private static final long INPUTS = Long.getLong("fuzz.inputs", 30_000);
  private static final List<String> GOLDEN =
      List.of(Samples.S8_MORE, Samples.S9_LAST, Samples.S10_NOTHING);

  private static Optional<SearchPage> thoroughly(byte[] body) {
    return IsapiReader.read(body).flatMap(SearchPage::of);
  }

  private static SearchPage page(String rows) {
    return PlainPage.read(
        ("{\"AcsEvent\":{\"responseStatusStrg\":\"OK\",\"InfoList\":[" + rows + "]}}")
            .getBytes(UTF_8));
  }

  private static void assertSame(String body) {
    byte[] bytes = body.getBytes(UTF_8);
    SearchPage plain = PlainPage.read(bytes);
    if (plain != null) {
      assertThat(described(plain)).isEqualTo(described(thoroughly(bytes).orElseThrow()));
    }
  }

  /** Numbers may be written in several ways: records are compared as trees. */
  private static String described(SearchPage page) {
    StringBuilder text = new StringBuilder();
    text.append(page.searchId()).append(page.status()).append(page.total());
    for (AccessEvent event : page.events()) {
      JsonNode raw = JsonTree.parse(event.raw()).orElseThrow();
      text.append('\n').append(event.toString().replace(event.raw(), raw.toString()));
    }
    return text.append(page.unreadable()).toString();
  }

  @Test
  void usualPagesAreReadTheQuickWay() {
    for (String body : GOLDEN) {
      assertThat(PlainPage.read(body.getBytes(UTF_8)))
          .isEqualTo(thoroughly(body.getBytes(UTF_8)).orElseThrow());
    }
  }

  @Test
  void aRecordIsKeptAsItCameWithoutTheBlanksBetween() {
    String spaced =
        "{ \"major\": 5,\n\t\"minor\": 75, \"name\": \"Mei  \u738b \", \"x\": [ 1.50 ] }";
    assertThat(page(spaced).events().get(0).raw())
        .isEqualTo("{\"major\":5,\"minor\":75,\"name\":\"Mei  \u738b \",\"x\":[1.50]}");
    String escaped = "{\"major\":5,\"minor\":75,\"name\":\"a\\\" \\u00e9\"}";
    assertThat(page(escaped).events().get(0).raw())
        .isEqualTo("{\"major\":5,\"minor\":75,\"name\":\"a\\\" \u00e9\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"serialNo\":7",
        "\"serialNo\":\"7\"",
        "\"serialNo\":0",
        "\"serialNo\":-7",
        "\"serialNo\":3000000000",
        "\"serialNo\":4294967296",
        "\"serialNo\":99999999999999999999999",
        "\"serialNo\":7.0",
        "\"serialNo\":7.5",
        "\"serialNo\":null",
        "\"serialNo\":{}",
        "\"serialNo\":7,\"serialNo\":8",
        "\"frontSerialNo\":6",
        "\"employeeNoString\":\"00017\"",
        "\"employeeNoString\":\" 17 \"",
        "\"employeeNoString\":\"\",\"employeeNo\":17",
        "\"employeeNoString\":17",
        "\"employeeNoString\":0,\"employeeNo\":9",
        "\"employeeNo\":0",
        "\"employeeNo\":\"0\"",
        "\"employeeNo\":-0",
        "\"employeeNo\":true",
        "\"cardNo\":\"0\"",
        "\"cardNo\":17",
        "\"doorNo\":1,\"cardReaderNo\":2",
        "\"doorNo\":99999999999",
        "\"doorNo\":\"1\"",
        "\"time\":\"2026-07-06T08:30:55+08:00\"",
        "\"dateTime\":\"2026-07-06T08:30:55+08:00\"",
        "\"time\":\"\",\"dateTime\":\"x\"",
        "\"time\":17",
        "\"similarity\":0.93",
        "\"similarity\":1",
        "\"similarity\":\"0.93\"",
        "\"similarity\":1e999",
        "\"currentEvent\":true",
        "\"currentEvent\":1",
        "\"remoteCheck\":true",
        "\"remoteCheck\":\"true\"",
        "\"majorEventType\":5,\"major\":\"x\"",
        "\"minor\":99999999999",
        "\"minor\":-1",
        "\"name\":\"a\\/b\"",
        "\"name\":\"\\ud83d\"",
        "\"FaceRect\":{\"height\":0.50,\"a\":[{},[]]}",
        "\"x\":[],\"y\":{},\"z\":[1,-2.50e+3,true,false,null,\"\"]",
        "\"x\":[[[[[[[[[[17]]]]]]]]]]",
        "\"x\":01",
        "\"x\":-",
        "\"x\":1.",
        "\"x\":.5",
        "\"x\":1e",
        "\"x\":tru",
        "\"x\":nulll",
        "\"x\":[1,]",
        "\"x\":{\"a\":1,}",
        "\"x\":{\"a\" 1}",
        "\"x\":{17:1}",
        "\"x\":[1}",
        "\"x\":\"a\tb\"",
        "\"x\":\"\\u12G4\"",
        "\"x\":\"\\q\"",
        "\"n\\u0061me\":\"a\"",
        "\"\":1",
        "\"similarity\":-0.5e-1",
        "\"similarity\":0.1234567890123456789",
        "\"label\":\"Check In\",\"attendanceStatus\":\"checkIn\""
      })
  void everyFormOfAMember(String members) {
    for (String first : List.of("\"major\":5,\"minor\":75,", "\"major\":\"5\",\"minor\":75,", "")) {
      assertSame(
          "{\"AcsEvent\":{\"responseStatusStrg\":\"MORE\",\"InfoList\":[{"
              + first
              + members
              + "}]}}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"AcsEvent\":{\"responseStatusStrg\":\"OK\"},\"x\":1}",
        "{\"AcsEvent\":{\"AcsEvent\":{\"responseStatusStrg\":\"OK\"},\"numOfMatches\":0}}",
        "{\"AcsEvent\":{\"responseStatusStrg\":\"OK\",\"MatchList\":[{\"major\":5,\"minor\":1}]}}",
        "{\"AcsEvent\":{\"responseStatusStrg\":\"OK\",\"InfoList\":[17]}}",
        "{\"AcsEvent\":{\"responseStatusStrg\":\"OK\",\"InfoList\":{\"Info\":[{\"major\":5}]}}}",
        "{\"AcsEvent\":{\"InfoList\":[{\"major\":5,\"minor\":1}],\"InfoList\":[]}}",
        "{\"AcsEvent\":{\"totalMatches\":\"7\",\"responseStatusStrg\":\"OK\"}}",
        "{\"AcsEvent\":{\"totalMatches\":99999999999,\"responseStatusStrg\":\"OK\"}}",
        "{\"AcsEvent\":{\"searchID\":17,\"responseStatusStrg\":\"OK\"}}",
        "{\"AcsEvent\":{\"responseStatusStrg\":\"OK\",}}",
        "{\"AcsEvent\":{}}",
        "{\"AcsEvent\":[]}",
        "{\"AcsEvent\":{\"responseStatusStrg\":\"OK\"",
        "{\"AcsEvent\":{\"responseStatusStrg\":\"OK\",\"x\":\"\\u12G4\"}}",
        "{\"AcsEvent\":{\"searchID\":\"\u00e9\",\"responseStatusStrg\":\"OK\"}}",
        "{\"AcsEvent\":{\"responseStatusStrg\":\"OK\",\"InfoList\":[{\"major\":5}",
        "{\"AcsEvent\":{\"responseStatusStrg\":\"OK\",\"InfoList\":[{\"a\":\"\\",
      })
  void unusualPagesAreLeftToTheThoroughWay(String body) {
    assertThat(PlainPage.read(body.getBytes(UTF_8))).isNull();
    assertThat(UnreadPage.of(body.getBytes(UTF_8)).flatMap(UnreadPage::read))
        .isEqualTo(
            UnreadPage.of(body.getBytes(UTF_8)).flatMap(page -> thoroughly(body.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"AcsEvent\":{}}",
        " \r\n{ \"AcsEvent\" :\t{\"responseStatusStrg\":\"OK\"}}",
      })
  void aPageIsKnownByItsRoot(String body) {
    assertThat(UnreadPage.of(body.getBytes(UTF_8))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"AcsEvent\"",
        "{\"AcsEvent\":",
        "{\"AcsEvent\":[]}",
        "{\"AcsEventTotalNum\":{}}",
        "{\"statusCode\":4,\"AcsEvent\":{}}",
        "<AcsEvent/>",
        "\"AcsEvent\":{"
      })
  void whatHasAnotherRootIsNone(String body) {
    assertThat(UnreadPage.of(body.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void damagedPagesAreReadAlike() {
    for (long seed = 1; seed <= INPUTS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] body =
          BodyMutation.of(GOLDEN.get(random.nextInt(GOLDEN.size())).getBytes(UTF_8), random);
      SearchPage plain = PlainPage.read(body);
      if (plain != null) {
        assertThat(described(plain))
            .as("seed %s", seed)
            .isEqualTo(described(thoroughly(body).orElseThrow()));
      }
    }
  }

  @Test
  void whatIsNoUtf8IsLeftToTheThoroughWay() {
    for (String place : List.of("searchID", "name")) {
      byte[] body =
          Samples.S8_MORE.replace("\"" + place + "\":\"", "\"" + place + "\":\"~").getBytes(UTF_8);
      for (int i = 0; i < body.length; i++) {
        body[i] = body[i] == '~' ? (byte) 0xC3 : body[i];
      }
      assertThat(PlainPage.read(body)).as(place).isNull();
    }
  }

  @Test
  void longPagesAreCutAtTheRightPlaces() {
    String row = "{\"major\":5,\"minor\":75,\"serialNo\":%d,\"name\":\"\u738b%s\"}";
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 40; i++) {
      rows.append(i == 1 ? "" : ", ").append(row.formatted(i, "x".repeat(2_000)));
    }
    SearchPage page = page(rows.toString());
    assertThat(page.events()).hasSize(40);
    assertThat(page.events().get(39).raw()).isEqualTo(row.formatted(40, "x".repeat(2_000)));
  }
}

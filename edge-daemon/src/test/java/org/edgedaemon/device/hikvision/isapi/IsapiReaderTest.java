package org.edgedaemon.device.hikvision.isapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsapiReaderTest {
  private static Optional<IsapiDocument> read(String body) {
    return IsapiReader.read(body.getBytes(UTF_8));
  }

  @Test
  void xmlAndJsonGiveTheSameTree() {
    IsapiDocument xml = Samples.read("<Time><timeZone>x</timeZone></Time>");
    assertThat(xml).isEqualTo(Samples.read("{\"Time\":{\"timeZone\":\"x\"}}"));
    assertThat(xml.name()).isEqualTo("Time");
    assertThat(xml.content().path("timeZone").asText()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Time xmlns='http://www.isapi.org/ver20/XMLSchema'><timeMode>NTP</timeMode></Time>",
        "<Time xmlns='http://www.hikvision.com/ver20/XMLSchema'><timeMode>NTP</timeMode></Time>",
        "<Time xmlns='http://www.hikvision.com/ver10/XMLSchema'><timeMode>NTP</timeMode></Time>",
        "<Time xmlns='urn:psialliance-org'><timeMode>NTP</timeMode></Time>",
        "<Time xmlns='http://www.std-cgi.com/ver20/XMLSchema'><timeMode>NTP</timeMode></Time>",
        "<n:Time xmlns:n='urn:x'><n:timeMode>NTP</n:timeMode></n:Time>",
        "<n:Time><n:timeMode>NTP</n:timeMode></n:Time>",
        "<Time version=\"2.0\"><!-- c --><timeMode><![CDATA[NTP]]></timeMode></Time>",
        "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\r\n<Time><timeMode>NTP</timeMode></Time>",
        "\r\n  <?xml version='1.0' encoding='gb2312'?><Time><timeMode>NTP</timeMode></Time>\0\0",
        "\uFEFF {\"Time\":{\"timeMode\":\"NTP\",},} trailing",
      })
  void readsEveryDress(String body) {
    IsapiDocument time = Samples.read(body);
    assertThat(time.name()).isEqualTo("Time");
    assertThat(time.fields().text("timeMode")).isEqualTo("NTP");
  }

  @Test
  void repeatedElementsBecomeAnArrayAndEmptyOnesAText() {
    IsapiDocument list = Samples.read("<L><e>1</e><e>2</e><channelID/><e>3</e></L>");
    assertThat(list.content().toString())
        .isEqualTo("{\"e\":[\"1\",\"2\",\"3\"],\"channelID\":\"\"}");
  }

  @Test
  void aFlatObjectHasNoName() {
    assertThat(Samples.read("{\"statusCode\":1}").name()).isEmpty();
    assertThat(Samples.read("{}").name()).isEmpty();
    assertThat(Samples.read(Samples.S11_DEPLOY).name()).isEmpty();
  }

  @Test
  void fallsBackToGb18030AndThenToReplacement() {
    Charset gb18030 = Charset.forName("GB18030");
    String json = "{\"name\":\"\u738b\u5c0f\u660e\"}";
    IsapiDocument chinese = IsapiReader.read(json.getBytes(gb18030)).orElseThrow();
    assertThat(chinese.fields().text("name")).isEqualTo("\u738b\u5c0f\u660e");
    IsapiDocument broken =
        IsapiReader.read("{\"name\":\"a\u00ff\u00ff\",\"n\":1}".getBytes(ISO_8859_1)).orElseThrow();
    assertThat(broken.fields().text("name")).isEqualTo("a\uFFFD\uFFFD");
    assertThat(broken.fields().number("n")).isEqualTo(1);
  }

  @Test
  void controlCharactersDoNotCostTheDocument() {
    assertThat(Samples.read("{\"name\":\"a\u0001b\nc\"}").fields().text("name"))
        .isEqualTo("a\u0001b\nc");
    assertThat(Samples.read("<A><name>a\u0001b</name></A>").fields().text("name"))
        .isEqualTo("a\uFFFDb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \r\n ",
        "\0\0\0",
        "[1,2]",
        "not found",
        "<",
        "{",
        "<A>",
        "<A><b></A>",
        "{\"a\":",
        "<!DOCTYPE html><html><body>404</body></html>",
        "<!DOCTYPE a [<",
        "<?xml version='1.0'?> <!-- <a> --> <!DOCTYPE a><a><b>1</b></a>",
        "<!-- ",
        "<html><head><title>Document Error</title></head><body><h2>404</h2></body></html>",
        "<HTML><HEAD></HEAD><BODY></BODY></HTML>",
        "<html><head><meta charset=\"utf-8\"><body><br>"
      })
  void anythingElseIsNoDocument(String body) {
    assertThat(read(body)).isEmpty();
  }

  @Test
  void markupInsideOfTextsIsText() {
    String body = "<!-- <!DOCTYPE a> --><A><name><![CDATA[<!DOCTYPE a>]]> &lt;b&gt;</name></A>";
    assertThat(Samples.read(body).fields().text("name")).isEqualTo("<!DOCTYPE a> <b>");
  }

  @Test
  void externalEntitiesAreNeverFetched(@TempDir Path dir) throws Exception {
    Path secret = Files.writeString(dir.resolve("secret"), "s3cret");
    String doctype = "<!DOCTYPE A [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>";
    assertThat(read(doctype + "<A><name>&x;</name></A>")).isEmpty();
    String parameter = "<!DOCTYPE A [<!ENTITY % x SYSTEM '" + secret.toUri() + "'> %x;]>";
    assertThat(read(parameter + "<A><name>1</name></A>")).isEmpty();
    assertThat(read("<!DOCTYPE A SYSTEM '" + secret.toUri() + "'><A><name>1</name></A>")).isEmpty();
    assertThat(read("<A><name>&x;</name></A>").map(Object::toString).orElse(""))
        .doesNotContain("s3cret");
    String include = "<A xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='";
    assertThat(Samples.read(include + secret.toUri() + "' parse='text'/></A>").toString())
        .doesNotContain("s3cret");
  }

  @Test
  void entityBombsDoNotGoOff() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE lolz [<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 20; i++) {
      laughs.append("<!ENTITY l").append(i).append(" \"");
      laughs.append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
    }
    laughs.append("]><lolz>&l19;</lolz>");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(read(laughs.toString())).isEmpty());
  }

  @Test
  void depthIsBounded() {
    assertThat(read("<a>".repeat(30) + "</a>".repeat(30))).isPresent();
    assertThat(read("<a>".repeat(100_000) + "</a>".repeat(100_000))).isEmpty();
    assertThat(read("{\"a\":".repeat(30) + "1" + "}".repeat(30))).isPresent();
    assertThat(read("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000))).isEmpty();
  }

  @Test
  void elementsAreCounted() {
    assertThat(read("<a>" + "<b/>".repeat(90_000) + "</a>")).isPresent();
    assertThat(read("<a>" + "<b/>".repeat(110_000) + "</a>")).isEmpty();
    assertThat(read("{\"a\":[" + "[],".repeat(40_000) + "1]}")).isPresent();
    assertThat(read("{\"a\":[" + "[],".repeat(60_000) + "1]}")).isEmpty();
  }

  @Test
  void sizeIsBounded() {
    String filler = "x".repeat(IsapiReader.MAX_BODY - 20);
    assertThat(read("{\"a\":\"" + filler + "\"}")).isPresent();
    assertThat(read("{\"a\":\"" + filler + "xxxxxxxxxxxxxxx\"}")).isEmpty();
    assertThat(read("{\"a\":" + "9".repeat(1_000) + "}")).isEmpty();
  }
}

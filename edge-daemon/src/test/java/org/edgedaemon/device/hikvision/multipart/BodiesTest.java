package org.edgedaemon.device.hikvision.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodiesTest {
  private static final String FORM = "multipart/form-data; boundary=MIME_boundary";
  private static final String PICTURE =
      "--MIME_boundary\r\nContent-Disposition: form-data; name=\"Picture\"\r\n"
          + "Content-Type: image/jpeg\r\n\r\n\u00ff\u00d8{}\r\n{}\r\n";

  @ParameterizedTest
  @CsvSource({
    "application/json, {\"a\":1}, {\"a\":1}",
    "text/xml, <a/>, <a/>",
    "'', '\r\n {}', {}",
    "application/xml, '\u00ef\u00bb\u00bf<a/>', <a/>",
    "multipart/form-data; boundary=x, {}, {}",
    "application/x-www-form-urlencoded, a=b, ",
    "image/jpeg, \u00ff\u00d8\u00ff, ",
    "multipart/mixed, , ",
    "'', , ",
  })
  void wholeBodies(String contentType, String body, String event) {
    assertThat(event(contentType, body == null ? "" : body)).isEqualTo(event);
  }

  @Test
  void theEventOfAForm() {
    String event =
        "--MIME_boundary\r\nContent-Disposition: form-data; name=\"event_log\"\r\n\r\n{\"a\":1}\r\n";
    String end = "--MIME_boundary--\r\n";
    assertThat(event(FORM, event + end)).isEqualTo("{\"a\":1}");
    assertThat(event(FORM, PICTURE + event + end)).isEqualTo("{\"a\":1}");
    assertThat(event(FORM, event + PICTURE + end)).isEqualTo("{\"a\":1}");
    assertThat(event(FORM, event + event.replace("1", "2") + end)).isEqualTo("{\"a\":1}");
    assertThat(event("application/json", event + end)).isEqualTo("{\"a\":1}");
    assertThat(event("multipart/form-data", event.replace("{\"a\":1}", "<a></a>")))
        .isEqualTo("<a></a>");
    assertThat(event(FORM, PICTURE + end)).isNull();
  }

  @Test
  void aHugePictureBehindTheEventDoesNoHarm() {
    String event = "--MIME_boundary\r\n\r\n{}\r\n";
    assertThat(event(FORM, event + PICTURE + "x".repeat(5 << 20))).isEqualTo("{}");
  }

  private static String event(String contentType, String body) {
    return Bodies.event(contentType, body.getBytes(ISO_8859_1))
        .map(bytes -> new String(bytes, ISO_8859_1))
        .orElse(null);
  }
}

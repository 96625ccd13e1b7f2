package org.edgedaemon.dataset.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageLinkTest {
  private static final URI PAGE = URI.create("https://cloud.example/api/rooms?page=1");

  @ParameterizedTest
  @CsvSource({
    "?page=2, https://cloud.example/api/rooms?page=2",
    "rooms?page=2, https://cloud.example/api/rooms?page=2",
    "/api/rooms?page[number]=2#x, https://cloud.example/api/rooms?page[number]=2",
    "https://cloud.example/api/rooms?cursor=a%2Fb, https://cloud.example/api/rooms?cursor=a%2Fb",
    "https://CLOUD.example:443/x, https://CLOUD.example:443/x",
    "//cloud.example/x, https://cloud.example/x",
    "http://cloud.example/api/rooms?page=2, https://cloud.example/api/rooms?page=2",
  })
  void linksWithinTheOrigin(String link, String target) throws Exception {
    assertThat(PageLink.resolve(PAGE, link)).isEqualTo(URI.create(target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/api/rooms",
        "//evil.example/api/rooms",
        "https://cloud.example.evil.example/",
        "https://cloud.example@evil.example/",
        "https://user:pw@cloud.example/",
        "https://cloud.example:8443/api",
        "http://cloud.example:8080/api",
        "ftp://cloud.example/",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://[",
        "a b",
        "\\\\evil.example\\x",
        "mailto:x@cloud.example",
      })
  void linksElsewhere(String link) {
    assertThatThrownBy(() -> PageLink.resolve(PAGE, link)).isInstanceOf(WrongAnswerException.class);
  }

  @Test
  void aSecureLinkOfAnOpenCloudIsNotFollowed() {
    URI open = URI.create("http://cloud.example/api/rooms");
    assertThatThrownBy(() -> PageLink.resolve(open, "https://cloud.example/api/rooms?page=2"))
        .isInstanceOf(WrongAnswerException.class);
  }

  @Test
  void circlesAndTooManyPagesAreMet() throws Exception {
    assertThatThrownBy(() -> walk(1_000, n -> n % 7)).hasMessageContaining("go round");
    assertThatThrownBy(() -> walk(1_000, n -> n < 100 ? n : 100 + n % 3))
        .hasMessageContaining("go round");
    assertThatThrownBy(() -> walk(50, n -> n)).hasMessageContaining("more than 50");
  }

  private static void walk(int most, java.util.function.IntUnaryOperator pages) throws Exception {
    PageTrail trail = new PageTrail(URI.create("http://h/0"), most);
    for (int n = 1; n < 2_000; n++) {
      trail.follow(URI.create("http://h/" + pages.applyAsInt(n)));
    }
  }
}

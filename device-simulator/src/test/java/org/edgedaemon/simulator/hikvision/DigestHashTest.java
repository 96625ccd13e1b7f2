package org.edgedaemon.simulator.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestHashTest {
  private static final String NONCE = "4e7a59304e3245304d7a51365a5452684e444d324e54453d";
  private static final String SEARCH = "/ISAPI/AccessControl/AcsEvent?format=json";

  @ParameterizedTest
  @CsvSource({
    "GET,/ISAPI/System/deviceInfo,N,1,0a4f113b2f5e7c90,64523866a4a48011f4d67c4aab40a9b6",
    "POST,SEARCH,N,2,1b5e224c3a6f8da1,48d1dc2f5cdf5a7abb52815d871f668a",
    "GET,/ISAPI/Event/notification/alertStream,6a7b8c9d0e1f20314253647586970a1b,1,"
        + "2c6f335d4b708eb2,f40a9c3e3f9f37831fba13bdb1ecb3a2",
    "GET,/LOCALS/pic/acsLinkCap/202607_00/06_003832_30075_0.jpeg@WEB000000000042,N,3,"
        + "5f92668070a3b1e5,181e05b8720a0f3479ddc6f663b03f86"
  })
  void md5(String method, String uri, String nonce, int count, String cnonce, String response) {
    String target = uri.equals("SEARCH") ? SEARCH : uri;
    DigestFields sent = fields(target, nonce.equals("N") ? NONCE : nonce, count, cnonce);
    assertThat(of(Challenge.MD5, "Passw0rd!", method, sent)).isEqualTo(response);
  }

  @Test
  void sha256() {
    DigestFields sent = fields(SEARCH, NONCE, 1, "3d70446e5c819fc3");
    assertThat(of(Challenge.SHA_256, "Passw0rd!", "POST", sent))
        .isEqualTo("72dc659aea72f78430d2d6902e81e36c09ad74112db11de891e2c3a92c6e5272");
  }

  @Test
  void withoutQop() {
    DigestFields sent =
        DigestFields.parse("uri=\"/ISAPI/System/deviceInfo\", nonce=\"" + NONCE + "\"");
    assertThat(of(Challenge.MD5, "Passw0rd!", "GET", sent))
        .isEqualTo("72291728847a71607ffa8823ec64e63c");
  }

  @Test
  void passwordsAreUtf8() {
    DigestFields sent = fields("/ISAPI/System/time", NONCE, 1, "4e81557f6d92a0d4");
    assertThat(of(Challenge.MD5, "pÄss wörd\"1", "GET", sent))
        .isEqualTo("ba9e03f8da9931d74b0e84c64c3b5aa3");
  }

  @Test
  void quotedCommasAndEscapesAreData() {
    DigestFields sent = DigestFields.parse("username=\"a, \\\"b\\\"\",qop=auth , nc=00000001");
    assertThat(sent.get("username")).isEqualTo("a, \"b\"");
    assertThat(sent.get("qop")).isEqualTo("auth");
    assertThat(sent.get("nc")).isEqualTo("00000001");
    assertThat(sent.has("opaque")).isFalse();
  }

  private static DigestFields fields(String uri, String nonce, int count, String cnonce) {
    return DigestFields.parse(
        "uri=\"%s\", nonce=\"%s\", qop=auth, nc=%08x, cnonce=\"%s\""
            .formatted(uri, nonce, count, cnonce));
  }

  private static String of(Challenge challenge, String password, String method, DigestFields sent) {
    return new DigestHash(challenge).response("admin", "DS-6E392E44", password, method, sent);
  }
}

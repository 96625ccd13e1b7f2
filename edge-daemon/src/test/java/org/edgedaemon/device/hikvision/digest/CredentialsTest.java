package org.edgedaemon.device.hikvision.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.edgedaemon.device.hikvision.digest.Challenge.Digest;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
  private static String response(Credentials credentials, Digest challenge, DigestCall call) {
    return credentials.answers(challenge, call.method(), call.target()).response(call);
  }

  private static String ha1(Credentials credentials, Digest challenge, String clientNonce) {
    return credentials.answers(challenge, "GET", "/").ha1(clientNonce);
  }

  private static final String REALM = "DS-6E392E44";
  private static final String N = "4e7a59304e3245304d7a51365a5452684e444d324e54453d";
  private static final Credentials ADMIN = user("admin", "Passw0rd!");
  private static final String SEARCH = "/ISAPI/AccessControl/AcsEvent?format=json";

  @ParameterizedTest
  @CsvSource({
    "GET, /ISAPI/System/deviceInfo, "
        + N
        + ", 1, 0a4f113b2f5e7c90,"
        + " 64523866a4a48011f4d67c4aab40a9b6",
    "POST, " + SEARCH + ", " + N + ", 2, 1b5e224c3a6f8da1, 48d1dc2f5cdf5a7abb52815d871f668a",
    "GET, /ISAPI/Event/notification/alertStream, 6a7b8c9d0e1f20314253647586970a1b, 1,"
        + " 2c6f335d4b708eb2, f40a9c3e3f9f37831fba13bdb1ecb3a2",
    "GET, /LOCALS/pic/acsLinkCap/202607_00/06_003832_30075_0.jpeg@WEB000000000042, "
        + N
        + ", 3, 5f92668070a3b1e5, 181e05b8720a0f3479ddc6f663b03f86",
  })
  void md5WithQop(
      String method, String target, String nonce, int nc, String cnonce, String response) {
    Digest challenge = digest("realm=\"" + REALM + "\", nonce=\"" + nonce + "\", qop=\"auth\"");
    assertThat(response(ADMIN, challenge, new DigestCall(method, target, nc, cnonce)))
        .isEqualTo(response);
    assertThat(ha1(ADMIN, challenge, cnonce)).isEqualTo("5ef86b6f8d0f66de837240958b87f9b4");
  }

  @Test
  void sha256() {
    Digest challenge =
        digest("realm=\"" + REALM + "\", nonce=\"" + N + "\", qop=\"auth\", algorithm=SHA-256");
    DigestCall call = new DigestCall("POST", SEARCH, 1, "3d70446e5c819fc3");
    assertThat(ha1(ADMIN, challenge, ""))
        .isEqualTo("9e804a2020d02189912ccbdc40416794ecfa701ec8d0aef3a47a32f5c422cd1f");
    assertThat(response(ADMIN, challenge, call))
        .isEqualTo("72dc659aea72f78430d2d6902e81e36c09ad74112db11de891e2c3a92c6e5272");
  }

  @Test
  void withoutQopAsInRfc2069() {
    Digest challenge = digest("realm=\"" + REALM + "\", nonce=\"" + N + "\"");
    DigestCall call = new DigestCall("GET", "/ISAPI/System/deviceInfo", 1, "0a4f113b2f5e7c90");
    assertThat(response(ADMIN, challenge, call)).isEqualTo("72291728847a71607ffa8823ec64e63c");
    assertThat(ADMIN.answer(challenge, call).reveal())
        .isEqualTo(
            "Digest username=\"admin\", realm=\""
                + REALM
                + "\", nonce=\""
                + N
                + "\", uri=\"/ISAPI/System/deviceInfo\","
                + " response=\"72291728847a71607ffa8823ec64e63c\"");
  }

  @Test
  void passwordsAreHashedInUtf8() {
    Digest challenge = digest("realm=\"" + REALM + "\", nonce=\"" + N + "\", qop=auth");
    Credentials umlauts = user("admin", "p\u00c4ss w\u00f6rd\"1");
    assertThat(ha1(umlauts, challenge, "")).isEqualTo("ed3cd15bad6380b9be34bbba6bfebd86");
    DigestCall call = new DigestCall("GET", "/ISAPI/System/time", 1, "4e81557f6d92a0d4");
    assertThat(response(umlauts, challenge, call)).isEqualTo("ba9e03f8da9931d74b0e84c64c3b5aa3");
  }

  @Test
  void valuesOfTheRfcs() {
    Digest old =
        digest(
            "realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\","
                + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
    assertThat(
            response(
                user("Mufasa", "Circle Of Life"),
                old,
                new DigestCall("GET", "/dir/index.html", 1, "0a4f113b")))
        .isEqualTo("6629fae49393a05397450978507c4ef1");
    DigestCall call =
        new DigestCall("GET", "/dir/index.html", 1, "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
    assertThat(response(user("Mufasa", "Circle of Life"), rfc7616("MD5"), call))
        .isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
    assertThat(response(user("Mufasa", "Circle of Life"), rfc7616("SHA-256"), call))
        .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
  }

  @Test
  void sessionAlgorithmsTakeTheNoncesIntoTheFirstHash() {
    Digest challenge =
        digest("realm=\"" + REALM + "\", nonce=\"n\", qop=\"auth\", algorithm=MD5-sess");
    String plain = DigestAlgorithm.MD5.hex("admin:DS-6E392E44:Passw0rd!".getBytes(UTF_8));
    String session = DigestAlgorithm.MD5.hex((plain + ":n:c").getBytes(UTF_8));
    assertThat(ha1(ADMIN, challenge, "c")).isEqualTo(session);
    assertThat(ADMIN.answer(challenge, new DigestCall("GET", "/", 1, "c")).reveal())
        .contains("cnonce=\"c\"")
        .endsWith(", algorithm=MD5-sess");
  }

  @Test
  void theHeaderHasTheFormThatEveryFirmwareTakes() {
    Digest challenge =
        digest("realm=\"" + REALM + "\", nonce=\"abc=\", qop=\"auth\", algorithm=MD5, opaque=\"\"");
    Secret value = ADMIN.answer(challenge, new DigestCall("POST", SEARCH, 0x1f, "0a4f113b"));
    assertThat(value.reveal())
        .matches(
            "Digest username=\"admin\", realm=\"DS-6E392E44\", nonce=\"abc=\","
                + " uri=\"/ISAPI/AccessControl/AcsEvent\\?format=json\", qop=auth, nc=0000001f,"
                + " cnonce=\"0a4f113b\", response=\"[0-9a-f]{32}\", algorithm=MD5, opaque=\"\"");
    assertThat(value).hasToString("***");
  }

  @Test
  void answersOfOneNonceDifferInTheirCountsAlone() {
    Digest challenge = digest("realm=\"" + REALM + "\", nonce=\"" + N + "\", qop=\"auth\"");
    DigestAnswers answers = ADMIN.answers(challenge, "POST", SEARCH);
    for (int count = 1; count <= 3; count++) {
      DigestCall call = new DigestCall("POST", SEARCH, count, "0a4f113b" + count);
      assertThat(answers.to(call).reveal()).isEqualTo(ADMIN.answer(challenge, call).reveal());
    }
    DigestCall other = new DigestCall("GET", SEARCH, 4, "0a4f113b");
    assertThatThrownBy(() -> answers.to(other)).hasMessageContaining("POST " + SEARCH);
  }

  @Test
  void quotesAndBackslashesAreEscaped() {
    Digest challenge = digest("realm=\"a\\\"b\\\\c\", nonce=\"n\", qop=\"auth\"");
    assertThat(challenge.realm()).isEqualTo("a\"b\\c");
    assertThat(
            user("o\"brien", "secret")
                .answer(challenge, new DigestCall("GET", "/", 1, "c"))
                .reveal())
        .startsWith("Digest username=\"o\\\"brien\", realm=\"a\\\"b\\\\c\",");
  }

  @Test
  void aNewRealmIsANewHash() {
    Digest before = digest("realm=\"DS-6E392E44\", nonce=\"n\", qop=\"auth\"");
    Digest after = digest("realm=\"ds-6e392e44\", nonce=\"n\", qop=\"auth\"");
    DigestCall call = new DigestCall("GET", "/", 1, "c");
    assertThat(response(ADMIN, before, call)).isNotEqualTo(response(ADMIN, after, call));
  }

  @Test
  void realmsAreBytes() {
    Digest challenge = digest("realm=\"\u00c3\u00a9\", nonce=\"n\"");
    String expected = DigestAlgorithm.MD5.hex("admin:\u00e9:Passw0rd!".getBytes(UTF_8));
    assertThat(ha1(ADMIN, challenge, "")).isEqualTo(expected);
  }

  @Test
  void basic() {
    assertThat(user("Aladdin", "open sesame").basic().reveal())
        .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assertThat(ADMIN.toString()).doesNotContain("Passw0rd");
  }

  @Test
  void whatCannotStandInAHeaderCannotBeBuilt() {
    assertThatThrownBy(() -> user("a:b", "x")).hasMessageContaining("colons");
    assertThatThrownBy(() -> user("a\r\nX: y", "x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DigestCall("GET", "/a b", 1, "c")).hasMessageContaining("target");
    assertThatThrownBy(() -> new DigestCall("GET", "/", 0, "c")).hasMessageContaining("nonceCount");
    assertThatThrownBy(() -> new DigestCall("GET", "/", 1, "c\"")).hasMessageContaining("plain");
  }

  private static Credentials user(String name, String password) {
    return new Credentials(name, new Secret(password));
  }

  private static Digest rfc7616(String algorithm) {
    return digest(
        "realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm="
            + algorithm
            + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
            + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
  }

  private static Digest digest(String parameters) {
    return (Digest) Challenge.parseAll(List.of("Digest " + parameters)).get(0);
  }
}

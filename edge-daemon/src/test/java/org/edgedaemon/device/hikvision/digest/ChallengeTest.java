package org.edgedaemon.device.hikvision.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.edgedaemon.device.hikvision.digest.Challenge.Basic;
import org.edgedaemon.device.hikvision.digest.Challenge.Digest;
import org.edgedaemon.device.hikvision.digest.Challenge.Unanswerable;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {
  private static final String MD5 = "Digest realm=\"r\", nonce=\"m\", qop=\"auth\"";
  private static final String SHA = MD5.replace("\"m\"", "\"s\"") + ", algorithm=SHA-256";
  private static final String ODD = MD5 + ", algorithm=SHA-512-256";
  private static final String BASIC = "Basic realm=\"r\"";

  @Test
  void formsSeenInTheField() {
    assertThat(parse("Digest qop=\"auth\", realm=\"DS-6E392E44\", nonce=\"4e7a\", stale=\"FALSE\""))
        .containsExactly(
            new Digest("DS-6E392E44", "4e7a", DigestAlgorithm.MD5, null, true, null, false));
    assertThat(
            parse(
                "Digest realm=\"IP Camera(C2183)\", domain=\"::\", qop=\"auth\", nonce=\"YWI=\","
                    + " opaque=\"\", algorithm=MD5, stale=FALSE"))
        .containsExactly(
            new Digest("IP Camera(C2183)", "YWI=", DigestAlgorithm.MD5, "MD5", true, "", false));
    assertThat(parse("Basic realm=\"DS-6E392E44\"")).containsExactly(new Basic("DS-6E392E44"));
  }

  @ParameterizedTest
  @CsvSource({
    "stale=true, true",
    "stale=\"TRUE\", true",
    "stale=True, true",
    "stale=\"false\", false",
    "stale=FALSE, false",
    "x=y, false",
    "stale=, false",
  })
  void stale(String parameter, boolean stale) {
    assertThat(one("Digest realm=r, " + parameter + ", nonce=n").stale()).isEqualTo(stale);
  }

  @ParameterizedTest
  @CsvSource({
    "x=y, MD5,",
    "algorithm=MD5, MD5, MD5",
    "algorithm=\"MD5\", MD5, MD5",
    "algorithm=md5, MD5, md5",
    "algorithm=SHA-256, SHA_256, SHA-256",
    "algorithm=MD5-sess, MD5_SESS, MD5-sess",
    "algorithm=\"SHA-256-sess\", SHA_256_SESS," + " SHA-256-sess",
  })
  void algorithms(String parameter, DigestAlgorithm algorithm, String echoed) {
    Digest digest = one("Digest realm=\"r\", nonce=\"n\", " + parameter);
    assertThat(digest.algorithm()).isEqualTo(algorithm);
    assertThat(digest.algorithmAsSent()).isEqualTo(echoed);
  }

  @Test
  void qop() {
    assertThat(one("Digest realm=r,nonce=n,qop=\"auth,auth-int\"").qopAuth()).isTrue();
    assertThat(one("Digest realm=r,nonce=n,qop=\"auth-int, AUTH\"").qopAuth()).isTrue();
    assertThat(one("Digest realm=r,nonce=n,qop=auth").qopAuth()).isTrue();
    assertThat(one("Digest realm=r,nonce=n").qopAuth()).isFalse();
    assertThat(one("Digest realm=r,nonce=n,qop=\"\"").qopAuth()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Digest realm=\"r\", qop=\"auth-int\", nonce=\"n\"",
        "Digest realm=\"r\", nonce=\"\"",
        "Digest realm=\"r\"",
        "Digest nonce=\"n\"",
        "Digest",
        "Digest realm=\"r\r\nX: y\", nonce=\"n\"",
        "Digest realm=\"r\", nonce=\"n\", opaque=\"\u0001\"",
        "Digest realm=\"\u20ac\", nonce=\"n\"",
      })
  void digestsWithoutAnAnswer(String header) {
    assertThat(parse(header)).singleElement().isInstanceOf(Unanswerable.class);
  }

  @Test
  void orderCaseAndBlanksDoNotMatter() {
    Digest expected = new Digest("r, \"x\" = y", "n", DigestAlgorithm.MD5, null, true, "o", true);
    String realm = "realm=\"r, \\\"x\\\" = y\"";
    assertThat(parse("Digest " + realm + ",nonce=\"n\",qop=auth,opaque=o,stale=true"))
        .containsExactly(expected);
    assertThat(parse(" dIGEST\tSTALE = true ,, Opaque=\"o\" , QOP=\"auth\", Nonce=n," + realm))
        .containsExactly(expected);
  }

  @Test
  void severalInOneHeaderAndSeveralHeaders() {
    assertThat(parse(BASIC + ", " + MD5 + ", " + SHA)).hasSize(3);
    assertThat(parse("Negotiate abc==, NTLM, " + MD5 + ", Bearer realm=\"x\"")).hasSize(1);
    assertThat(Challenge.parseAll(List.of(SHA, MD5, BASIC)))
        .extracting(each -> each.getClass().getSimpleName())
        .containsExactly("Digest", "Digest", "Basic");
    assertThat(parse("Basic, Digest realm=r, nonce=n")).hasSize(2);
  }

  @Test
  void aBareRealmMayHoldBlanksAndABackslashMayBeBare() {
    assertThat(one("Digest realm=IP Camera(C2183), nonce=YWI==").realm())
        .isEqualTo("IP Camera(C2183)");
    assertThat(one("Digest realm=IP Camera(C2183), nonce=YWI==").nonce()).isEqualTo("YWI==");
    assertThat(one("Digest realm=\"DOM\\user\", nonce=\"n\"").realm()).isEqualTo("DOM\\user");
    assertThat(one("Digest nonce=\"n\", realm=\"open").realm()).isEqualTo("open");
  }

  @ParameterizedTest
  @CsvSource({
    "0 1 2, s",
    "2 1 0, s",
    "0 2, m",
    "2 0, m",
    "0 1, s",
    "1 0, s",
    "0 3, m",
    "3 2, ",
    "2 3, ",
    "3, ",
    "2, basic",
  })
  void theBestThatWeCanAnswer(String offers, String chosen) {
    List<String> all = List.of(MD5, SHA, BASIC, ODD);
    List<String> headers =
        List.of(offers.split(" ")).stream().map(i -> all.get(Integer.parseInt(i))).toList();
    for (List<String> form : List.of(headers, List.of(String.join(",", headers)))) {
      String nonce =
          Challenge.choose(Challenge.parseAll(form))
              .map(each -> each instanceof Digest digest ? digest.nonce() : "basic")
              .orElse(null);
      assertThat(nonce).isEqualTo(chosen);
    }
  }

  @Test
  void boundsHold() {
    assertThat(parse("Digest realm=\"" + "x".repeat(9000) + "\", nonce=n")).isEmpty();
    assertThat(parse("Basic,".repeat(1000))).hasSize(ChallengeParser.MAX_CHALLENGES);
    assertThat(Challenge.parseAll(Collections.nCopies(1000, "Basic"))).hasSize(16);
  }

  @Test
  void nothingMakesItFailAndEveryAnswerStaysOneLine() {
    Random random = new Random(20260706);
    String alphabet =
        "Digest Basic realm nonce qop=\"auth\",\\\"\"==, ,;\t\r\n\0\u00e4algorithm=MD5";
    for (int round = 0; round < 100_000; round++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "" : SHA + "," + MD5);
      for (int edits = random.nextInt(40); edits > 0; edits--) {
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        text.insert(random.nextInt(text.length() + 1), c);
      }
      Challenge.choose(parse(text.toString())).ifPresent(ChallengeTest::answer);
    }
  }

  private static void answer(Challenge chosen) {
    if (chosen instanceof Digest digest) {
      String value =
          new Credentials("admin", new Secret("x"))
              .answer(digest, new DigestCall("GET", "/", 1, "c"))
              .reveal();
      assertThat(value.chars().allMatch(c -> c >= ' ')).isTrue();
    }
  }

  private static List<Challenge> parse(String header) {
    return Challenge.parseAll(List.of(header));
  }

  private static Digest one(String header) {
    return (Digest) parse(header).get(0);
  }
}

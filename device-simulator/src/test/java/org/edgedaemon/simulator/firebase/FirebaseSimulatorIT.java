package org.edgedaemon.simulator.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirebaseSimulatorIT {
  private static final String COMMIT =
      "/v1/projects/demo-project/databases/(default)/documents:commit";
  private static final String NAME = "projects/demo-project/databases/(default)/documents/";
  private static final String SCOPES =
      "https://www.googleapis.com/auth/datastore"
          + " https://www.googleapis.com/auth/firebase.database"
          + " https://www.googleapis.com/auth/userinfo.email";

  private final ObjectMapper json = new ObjectMapper();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T05:00:00Z"));
  private final FirebaseSimulator google = new FirebaseSimulator(now::get, false);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeEach
  void start() {
    google.start();
  }

  @AfterEach
  void close() {
    google.close();
  }

  @Test
  void aTokenIsGivenForAGoodAssertionAndIsGoodForItsTime() throws Exception {
    String token = token();
    assertThat(commit(token, "a", "{}").statusCode()).isEqualTo(200);
    now.set(now.get().plusSeconds(3_601));
    assertThat(commit(token, "a", "{}").statusCode()).isEqualTo(401);
    google.tokenLifetime(10);
    String shorter = token();
    google.revokeTokens();
    assertThat(commit(shorter, "a", "{}").statusCode()).isEqualTo(401);
    assertThat(google.tokensIssued()).isEqualTo(2);
  }

  @Test
  void assertionsThatAreNotGoodGetNoToken() throws Exception {
    long iat = now.get().getEpochSecond();
    assertThat(ask(assertion(iat, 3_600, true)).statusCode()).isEqualTo(200);
    assertThat(ask(assertion(iat, 3_600, false)).body()).contains("invalid_grant", "Signature");
    assertThat(ask(assertion(iat - 4_000, 3_600, true)).body()).contains("reasonable timeframe");
    assertThat(ask(assertion(iat + 600, 3_600, true)).statusCode()).isEqualTo(400);
    assertThat(ask(assertion(iat, 3_601, true)).statusCode()).isEqualTo(400);
    google.disableAccount(true);
    assertThat(ask(assertion(iat, 3_600, true)).body()).contains("account not found");
  }

  @Test
  void writesMergeByMaskAndTransformsKeepTheHighest() throws Exception {
    String token = token();
    String body =
        """
        {"writes":[{"update":{"name":"%sstudents/s1","fields":{"name":{"stringValue":"Ann"}}},
          "updateMask":{"fieldPaths":["name"]},
          "updateTransforms":[{"fieldPath":"units.CS101.attended","maximum":{"integerValue":"%d"}}]}]}
        """;
    assertThat(post(token, COMMIT, body.formatted(NAME, 3)).statusCode()).isEqualTo(200);
    assertThat(post(token, COMMIT, body.formatted(NAME, 2)).statusCode()).isEqualTo(200);
    JsonNode student = google.documents().get("students/s1");
    assertThat(student.path("name").asText()).isEqualTo("Ann");
    assertThat(student.path("units").path("CS101").path("attended").asInt()).isEqualTo(3);
    assertThat(google.documentWrites()).isEqualTo(2);
  }

  @Test
  void aCommitIsAllOrNothing() throws Exception {
    google.poison("bad");
    String token = token();
    String two =
        """
        {"writes":[{"update":{"name":"%smarks/good","fields":{}}},
                   {"update":{"name":"%smarks/bad","fields":{}}}]}
        """
            .formatted(NAME, NAME);
    HttpResponse<String> answer = post(token, COMMIT, two);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("INVALID_ARGUMENT");
    assertThat(google.documents()).isEmpty();
  }

  @Test
  void faultsHappenToWritesAndNotToTokenCalls() throws Exception {
    google.faults().next(FirebaseSimulator.error(409, "ABORTED", "contention"));
    google.faults().next(WebFault.status(500).afterStoring());
    String token = token();
    assertThat(commit(token, "a", "{}").body()).contains("ABORTED", "contention");
    assertThat(google.documents()).isEmpty();
    assertThat(commit(token, "a", "{}").statusCode()).isEqualTo(500);
    assertThat(google.documents()).containsOnlyKeys("marks/a");
  }

  @Test
  void theDatabaseIsPatchedAtSeveralPathsAtOnce() throws Exception {
    String auth = "auth=" + FirebaseSimulator.DATABASE_SECRET;
    String body = "{\"marks/m1\":{\"seq\":7},\"students/s1/units/CS101/attended\":3}";
    HttpResponse<String> answer = patch("/.json?print=silent&" + auth, body);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(google.tree().path("marks").path("m1").path("seq").asInt()).isEqualTo(7);
    assertThat(google.tree().at("/students/s1/units/CS101/attended").asInt()).isEqualTo(3);
    assertThat(patch("/.json?auth=wrong", body).statusCode()).isEqualTo(401);
    assertThat(patch("/.json?" + auth, "{\"a$b\":1}").statusCode()).isEqualTo(400);
    assertThat(patch("/.json?" + auth, "{\"marks/m1\":null}").statusCode()).isEqualTo(200);
    assertThat(google.tree().path("marks").isMissingNode()).isTrue();
  }

  private HttpResponse<String> commit(String token, String id, String fields) throws Exception {
    String body =
        "{\"writes\":[{\"update\":{\"name\":\"%smarks/%s\",\"fields\":%s}}]}"
            .formatted(NAME, id, fields);
    return post(token, COMMIT, body);
  }

  private String token() throws Exception {
    HttpResponse<String> answer = ask(assertion(now.get().getEpochSecond(), 3_600, true));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body()).path("access_token").asText();
  }

  /** Signed with the key of the account's file, or with the signature's first byte changed. */
  private String assertion(long from, long seconds, boolean good) throws Exception {
    JsonNode account = json.readTree(google.serviceAccountFile());
    String claims =
        """
        {"iss":"%s","scope":"%s","aud":"https://oauth2.googleapis.com/token","iat":%d,"exp":%d}
        """
            .formatted(account.path("client_email").asText(), SCOPES, from, from + seconds);
    String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims);
    byte[] pkcs8 =
        Base64.getMimeDecoder()
            .decode(account.path("private_key").asText().replaceAll("-----[A-Z ]+-----", ""));
    PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    byte[] bytes = signature.sign();
    bytes[0] ^= (byte) (good ? 0 : 1);
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> ask(String assertion) throws Exception {
    String grant =
        URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8);
    return send(
        request("/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=" + grant + "&assertion=" + assertion)));
  }

  private HttpResponse<String> post(String token, String path, String body) throws Exception {
    return send(
        request(path)
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> patch(String path, String body) throws Exception {
    return send(request(path).method("PATCH", BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(google.url() + path)).timeout(Duration.ofSeconds(30));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}

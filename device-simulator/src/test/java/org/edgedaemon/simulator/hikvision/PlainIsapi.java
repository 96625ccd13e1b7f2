package org.edgedaemon.simulator.hikvision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of a few lines, of its own: one challenge for each request. */
final class PlainIsapi {
  static final String SEARCH = "/ISAPI/AccessControl/AcsEvent?format=json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String user;
  private final String password;

  PlainIsapi(HikvisionTerminal terminal) {
    this(terminal, "Passw0rd!");
  }

  PlainIsapi(HikvisionTerminal terminal, String password) {
    this.base = terminal.url();
    this.user = "admin";
    this.password = password;
  }

  HttpResponse<String> get(String target) throws IOException, InterruptedException {
    return ask("GET", target, "");
  }

  JsonNode search(String cond) throws IOException, InterruptedException {
    return JSON.readTree(ask("POST", SEARCH, "{\"AcsEventCond\":{" + cond + "}}").body());
  }

  /** Challenged, then with the answer to the first challenge. */
  HttpResponse<String> ask(String method, String target, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> challenge = bare(method, target, body, "");
    if (challenge.statusCode() != 401) {
      return challenge;
    }
    String offer = challenge.headers().firstValue("WWW-Authenticate").orElseThrow();
    return bare(method, target, body, authorization(offer, method, target, 1));
  }

  HttpResponse<String> bare(String method, String target, String body, String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + target))
            .timeout(Duration.ofSeconds(5))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  String authorization(String offer, String method, String target, int count) {
    String algorithm = offer.contains("SHA-256") ? "SHA-256" : "MD5";
    String realm = field(offer, "realm");
    String nonce = field(offer, "nonce");
    boolean qop = offer.contains("qop=");
    String ha1 = hash(algorithm, user + ":" + realm + ":" + password);
    String ha2 = hash(algorithm, method + ":" + target);
    String middle = qop ? "%08x:0a4f113b2f5e7c90:auth:".formatted(count) : "";
    StringBuilder text = new StringBuilder("Digest username=\"").append(user);
    text.append("\", realm=\"").append(realm).append("\", nonce=\"").append(nonce);
    text.append("\", uri=\"").append(target);
    text.append("\", response=\"").append(hash(algorithm, ha1 + ":" + nonce + ":" + middle + ha2));
    text.append('"');
    if (qop) {
      text.append(", qop=auth, nc=%08x, cnonce=\"0a4f113b2f5e7c90\"".formatted(count));
    }
    if (offer.contains("algorithm=")) {
      text.append(", algorithm=").append(algorithm);
    }
    if (offer.contains("opaque=")) {
      text.append(", opaque=\"").append(field(offer, "opaque")).append('"');
    }
    return text.toString();
  }

  static String field(String offer, String name) {
    Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(offer);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String hash(String algorithm, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

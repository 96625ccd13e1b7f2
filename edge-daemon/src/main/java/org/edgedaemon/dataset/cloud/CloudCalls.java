package org.edgedaemon.dataset.cloud;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.destination.rest.RestCalls;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.secret.Secret;

/** Puts the calls of the contract together: address, headers, key and deadlines. */
final class CloudCalls {
  private static final int LONGEST_ANSWER = 1 << 20;

  private final RestCloudConfig config;
  private final Map<String, Secret> credentials;
  private final Map<String, URI> collections = new ConcurrentHashMap<>();

  CloudCalls(RestCloudConfig config) {
    this.config = config;
    this.credentials =
        config.apiKey() == null
            ? Map.of()
            : Map.of("Authorization", new Secret("Bearer " + config.apiKey().reveal()));
  }

  ClientRequest status() {
    Duration timeout = config.timeout();
    return ClientRequest.get(RestCalls.below(config.url(), "sync-status"))
        .withHeaders(Map.of("Accept", HttpAnswer.JSON), credentials)
        .withTimeouts(timeout, timeout);
  }

  ClientRequest list(String collection, int days) {
    String query = days == 0 ? "" : "?days=" + days;
    return listPage(RestCalls.below(config.url(), segments(collection) + query));
  }

  /** A page of a list, at the cloud's own origin. */
  ClientRequest listPage(URI page) {
    return ClientRequest.get(page)
        .withHeaders(Map.of("Accept", HttpAnswer.JSON, "Accept-Encoding", "gzip"), credentials)
        .withTimeouts(config.timeout(), config.transferTimeout());
  }

  ClientRequest post(String collection, byte[] json) {
    return write("POST", collections.computeIfAbsent(collection, this::address), json);
  }

  ClientRequest put(String collection, RecordId id, byte[] json) {
    String path = segments(collection) + "/" + segment(id.text());
    return write("PUT", RestCalls.below(config.url(), path), json);
  }

  ClientRequest upload(String directory, String boundary) {
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "multipart/form-data; boundary=" + boundary,
            "Accept",
            HttpAnswer.JSON,
            "Accept-Encoding",
            "gzip");
    return ClientRequest.post(
            RestCalls.below(config.url(), "upload/" + segments(directory)), HttpBody.EMPTY)
        .withHeaders(headers, credentials)
        .withTimeouts(config.timeout(), config.transferTimeout())
        .asRepeatable();
  }

  // The cloud knows a repeat by the record's id; a gateway before it may do so by the key. Packing
  // a
  // short answer would cost both sides more than all the rest of the call.
  private ClientRequest write(String method, URI address, byte[] json) {
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            HttpAnswer.JSON,
            "Accept",
            HttpAnswer.JSON,
            RestCalls.IDEMPOTENCY_KEY,
            idempotencyKey(method, address, json));
    return new ClientRequest(
        method,
        address,
        headers,
        credentials,
        Optional.empty(),
        HttpBody.ofOwned(json),
        config.timeout(),
        config.timeout(),
        LONGEST_ANSWER,
        true);
  }

  private URI address(String collection) {
    return RestCalls.below(config.url(), segments(collection));
  }

  private static String idempotencyKey(String method, URI address, byte[] json) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((method + " " + address.getRawPath() + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(json));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String segments(String path) {
    return Arrays.stream(path.split("/"))
        .filter(part -> !part.isEmpty())
        .map(CloudCalls::segment)
        .collect(Collectors.joining("/"));
  }

  private static String segment(String text) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    return encoded.matches("\\.{1,2}") ? encoded.replace(".", "%2E") : encoded;
  }
}

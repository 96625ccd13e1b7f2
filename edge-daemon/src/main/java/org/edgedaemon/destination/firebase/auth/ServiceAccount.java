package org.edgedaemon.destination.firebase.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Optional;

/**
 * A service account as its key file describes it:
 *
 * <pre>
 * {"type":"service_account","project_id","private_key_id","private_key":PKCS#8 PEM,
 *  "client_email","token_uri"}     other members are of no interest
 * </pre>
 *
 * Shows nothing but the e-mail address.
 */
public final class ServiceAccount {
  /** Where tokens are asked for when the file does not say. */
  public static final URI DEFAULT_TOKEN_URI = URI.create("https://oauth2.googleapis.com/token");

  private static final int LARGEST_FILE = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String clientEmail;
  private final Optional<String> keyId;
  private final PrivateKey key;
  private final URI tokenUri;
  private final Optional<String> projectId;

  private ServiceAccount(JsonNode file) {
    this.clientEmail = text(file, "client_email").orElseThrow(() -> missing("client_email"));
    this.keyId = text(file, "private_key_id");
    this.key = PemKey.read(text(file, "private_key").orElseThrow(() -> missing("private_key")));
    this.tokenUri = text(file, "token_uri").map(ServiceAccount::address).orElse(DEFAULT_TOKEN_URI);
    this.projectId = text(file, "project_id");
  }

  /**
   * Reads a key file.
   *
   * @throws CredentialsException when it is no service account's key file
   */
  public static ServiceAccount read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new CredentialsException("it has more than " + LARGEST_FILE + " bytes");
      }
      return parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CredentialsException("credentials file " + file + " cannot be read");
    } catch (CredentialsException e) {
      throw new CredentialsException(
          "credentials file " + file + " is no service account's key: " + e.getMessage());
    }
  }

  /**
   * Reads the text of a key file.
   *
   * @throws CredentialsException when it is no service account's key file
   */
  public static ServiceAccount parse(String json) {
    JsonNode file;
    try {
      file = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      // The parser's own text quotes what it read.
      throw new CredentialsException("it is not JSON");
    }
    String type = file.path("type").asText("service_account");
    if (!file.isObject() || !type.equals("service_account")) {
      throw new CredentialsException("its type is not service_account");
    }
    return new ServiceAccount(file);
  }

  public String clientEmail() {
    return clientEmail;
  }

  public Optional<String> keyId() {
    return keyId;
  }

  public URI tokenUri() {
    return tokenUri;
  }

  /** The project that the account belongs to, as far as the file says. */
  public Optional<String> projectId() {
    return projectId;
  }

  PrivateKey key() {
    return key;
  }

  @Override
  public String toString() {
    return clientEmail;
  }

  private static Optional<String> text(JsonNode file, String member) {
    return Optional.ofNullable(file.path(member).textValue()).filter(text -> !text.isBlank());
  }

  private static URI address(String text) {
    try {
      URI uri = URI.create(text.strip());
      PeerAddress.requireSafe("token_uri", uri);
      return uri;
    } catch (IllegalArgumentException e) {
      throw new CredentialsException("its token_uri is no https address");
    }
  }

  private static CredentialsException missing(String member) {
    return new CredentialsException("it has no " + member);
  }
}

package org.edgedaemon.device.hikvision.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The hash of a digest challenge; the stronger one stands later. */
public enum DigestAlgorithm {
  MD5("MD5", false),
  MD5_SESS("MD5", true),
  SHA_256("SHA-256", false),
  SHA_256_SESS("SHA-256", true);

  private final String hash;
  private final boolean session;

  DigestAlgorithm(String hash, boolean session) {
    this.hash = hash;
    this.session = session;
  }

  /** Whether the nonces enter HA1 too. */
  public boolean session() {
    return session;
  }

  /** The algorithm of this name in a challenge, case ignored; empty when we do not have it. */
  static Optional<DigestAlgorithm> named(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "MD5" -> Optional.of(MD5);
      case "MD5-SESS" -> Optional.of(MD5_SESS);
      case "SHA-256", "SHA256" -> Optional.of(SHA_256);
      case "SHA-256-SESS" -> Optional.of(SHA_256_SESS);
      default -> Optional.empty();
    };
  }

  boolean strongerThan(DigestAlgorithm other) {
    return !hash.equals(other.hash) && compareTo(other) > 0;
  }

  /** Lower-case hex of the hash. */
  String hex(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(hash).digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + hash, e);
    }
  }
}

package org.edgedaemon.device.hikvision.terminal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.edgedaemon.device.hikvision.digest.Credentials;

/**
 * Tells whether credentials are the ones of before, without keeping them: {@code rounds:salt:hash},
 * salt and hash in hex, the hash by PBKDF2-HMAC-SHA256 over user name and password. Slow on
 * purpose; not for event loops.
 */
final class CredentialPrint {
  private static final int ROUNDS = 30_000;
  private static final int MOST_ROUNDS = 1_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private CredentialPrint() {}

  static String of(Credentials credentials, RandomGenerator random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return text(credentials, salt, ROUNDS);
  }

  /** Whether the print was made of these credentials; false when it is none. */
  static boolean matches(String print, Credentials credentials) {
    String[] fields = print.split(":", -1);
    try {
      int rounds = Integer.parseInt(fields[0]);
      if (fields.length != 3 || rounds < 1 || rounds > MOST_ROUNDS || fields[1].isEmpty()) {
        return false;
      }
      byte[] salt = HexFormat.of().parseHex(fields[1]);
      return MessageDigest.isEqual(
          text(credentials, salt, rounds).getBytes(StandardCharsets.US_ASCII),
          print.getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException noPrint) {
      return false;
    }
  }

  private static String text(Credentials credentials, byte[] salt, int rounds) {
    String both = credentials.username() + ':' + credentials.password().reveal();
    PBEKeySpec spec = new PBEKeySpec(both.toCharArray(), salt, rounds, HASH_BITS);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      HexFormat hex = HexFormat.of();
      return rounds + ":" + hex.formatHex(salt) + ":" + hex.formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }
}
